import type { CDPSession, ElementHandle, Frame, Page } from 'puppeteer-core';
import { z } from 'zod';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';

/** What is dragged, as DevTools' protocol tells it: files by their absolute paths, data by its types. */
export interface DragData {
  items: { mimeType: string; data: string }[];
  files?: string[];
  dragOperationsMask: number;
}

export type DragEventType = 'dragEnter' | 'dragOver' | 'drop';

/** A frame's own session, which puppeteer's types do not show: a frame of another process gets only its own events. */
const sessionSchema = z.custom<CDPSession>(
  (value) => typeof value === 'object' && value !== null && 'send' in value,
);

/** Has Chromium itself drag something over a document, as with a mouse; the place is the document's own, in CSS pixels. */
export async function dragInChromium(
  frame: Frame,
  types: readonly DragEventType[],
  { x, y }: { x: number; y: number },
  data: DragData,
): Promise<void> {
  const session = sessionSchema.parse(Reflect.get(frame, 'client'));
  for (const type of types) await session.send('Input.dispatchDragEvent', { type, x, y, data });
}

/** A real drop: the browser itself opens the files. */
async function dropInChromium(frame: Frame, target: ElementHandle, paths: readonly string[]): Promise<void> {
  await target.scrollIntoView();
  const place = await target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await dragInChromium(frame, ['dragEnter', 'dragOver', 'drop'], place, {
    items: [],
    files: [...paths],
    dragOperationsMask: 1,
  });
}

/**
 * Firefox has no call for a real drop. The files are real ones from the disk, opened by the browser through a file input;
 * only the events that bring them are made by script.
 */
async function dropInFirefox(frame: Frame, target: ElementHandle, paths: readonly string[]): Promise<void> {
  await frame.evaluate(() => {
    const carrier = document.createElement('input');
    carrier.type = 'file';
    carrier.multiple = true;
    carrier.hidden = true;
    carrier.dataset['dropCarrier'] = '';
    document.documentElement.append(carrier);
  });
  const carrier = await frame.waitForSelector('input[data-drop-carrier]');
  if (!carrier) throw new Error('The page took no file input.');
  const input = await carrier.toElement('input');
  await input.uploadFile(...paths);
  await frame.evaluate(
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
  place: Page | Frame,
  selector: string,
  paths: readonly string[],
): Promise<void> {
  const frame = 'mainFrame' in place ? place.mainFrame() : place;
  const target = await frame.waitForSelector(selector, { visible: true });
  if (!target) throw new Error(`Nothing to drop on: ${selector}`);
  await (name === 'chromium' ? dropInChromium : dropInFirefox)(frame, target, paths);
}
