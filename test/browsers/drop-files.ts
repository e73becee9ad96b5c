import type { ElementHandle, Page } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';

/** A real drop: the browser itself opens the files, as with a mouse. */
async function dropInChromium(page: Page, target: ElementHandle, paths: readonly string[]): Promise<void> {
  await target.scrollIntoView();
  const box = await target.boundingBox();
  if (!box) throw new Error('The drop target is not visible.');
  const session = await page.createCDPSession();
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}

/**
 * Firefox has no call for a real drop. The files are real ones from the disk, opened by the browser through a file input;
 * only the events that bring them are made by script.
 */
async function dropInFirefox(page: Page, target: ElementHandle, paths: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    const carrier = document.createElement('input');
    carrier.type = 'file';
    carrier.multiple = true;
    carrier.hidden = true;
    carrier.dataset['dropCarrier'] = '';
    document.documentElement.append(carrier);
  });
  const carrier = await page.waitForSelector('input[data-drop-carrier]');
  if (!carrier) throw new Error('The page took no file input.');
  const input = await carrier.toElement('input');
  await input.uploadFile(...paths);
  await page.evaluate(
    (files, dropTarget) => {
      const dataTransfer = new DataTransfer();
      for (const file of files.files ?? []) dataTransfer.items.add(file);
      files.remove();
      for (const type of ['dragenter', 'dragover', 'drop']) {
        dropTarget.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
        );
      }
    },
    input,
    target,
  );
}

/** Drops files from the disk, by their absolute paths, on an element, all in one drop. */
export async function dropFiles(
  { name }: Pick<ExtensionBrowser, 'name'>,
  page: Page,
  selector: string,
  paths: readonly string[],
): Promise<void> {
  const target = await page.waitForSelector(selector, { visible: true });
  if (!target) throw new Error(`Nothing to drop on: ${selector}`);
  await (name === 'chromium' ? dropInChromium : dropInFirefox)(page, target, paths);
}
