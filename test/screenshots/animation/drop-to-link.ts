import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { buildExtension } from '../../../backend/cli/extension-build/build-extension.ts';
import { provideBrowser } from '../../browsers/install-browser.ts';
import { waitForEnd } from '../../browsers/upload-row.ts';
import { openLine } from '../../fixtures/line.ts';
import { startStack } from '../../stack/start-stack.ts';
import { filmWhile, type Frame } from './frames.ts';
import { writeWebp } from './write-webp.ts';

const NAME = 'harbour at dawn.mov';
const BYTES = 96_000_000;

/** Such that a person can follow it. */
const BYTES_A_SECOND = 20_000_000;

/** How long a person looks at what does not move, in milliseconds. */
const LOOK = { before: 900, after: 2500 };

const DRAG_STEPS = 14;

/** Draws what the system draws under the pointer while a file is dragged; only that is not Pail's own. */
function drawDragged(page: Page): Promise<void> {
  return page.evaluate((name) => {
    const dragged = document.createElement('div');
    dragged.id = 'dragged';
    dragged.textContent = `🎞 ${name}`;
    dragged.style.cssText =
      'position:fixed;z-index:9;padding:6px 10px;border-radius:8px;font:13px sans-serif;color:#fff;background:#333c;pointer-events:none;translate:-50% -50%';
    document.documentElement.append(dragged);
  }, NAME);
}

/** Drags a file from the lower edge of the popup onto its drop area, and drops it there. */
async function dragAndDrop(page: Page, file: string): Promise<void> {
  const box = await (await page.waitForSelector('[data-drop-area]'))?.boundingBox();
  if (!box) throw new Error('The popup shows no drop area.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const bottom = await page.evaluate(() => innerHeight);
  const session = await page.createCDPSession();
  const send = (type: 'dragEnter' | 'dragOver' | 'drop', at: { x: number; y: number }) =>
    session.send('Input.dispatchDragEvent', {
      type,
      ...at,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    });
  await drawDragged(page);
  for (let step = 0; step <= DRAG_STEPS; step++) {
    const at = { x, y: bottom + (y - bottom) * (step / DRAG_STEPS) };
    await page.evaluate(({ x: left, y: top }) => {
      const dragged = document.getElementById('dragged');
      if (dragged) Object.assign(dragged.style, { left: `${left}px`, top: `${top}px` });
    }, at);
    await send(step === 0 ? 'dragEnter' : 'dragOver', at);
    await setTimeout(60);
  }
  await page.evaluate(() => document.getElementById('dragged')?.remove());
  await send('drop', { x, y });
  await session.detach();
}

/**
 * Films how a file that is dropped on the popup becomes a link, with the built extension, a backend and a bucket.
 * @param out where the animation goes, as WebP
 */
export async function filmDropToLink(out: string): Promise<void> {
  await provideBrowser('chromium');
  await buildExtension(['chromium'], () => console.log('Building…'));
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-film-'));
  const line = await openLine();
  try {
    const file = path.join(directory, NAME);
    await writeFile(file, randomBytes(BYTES));
    const env = { S3_PUBLIC_ENDPOINTS: `http://127.0.0.1:${line.port}` };
    const stack = await startStack({ browser: 'chromium', directory, env });
    try {
      line.leadTo(Number(new URL(stack.backend.localBucket?.endpoint ?? '').port));
      line.setSpeed(BYTES_A_SECOND);
      await writeWebp(await film(stack.popup, file), out);
    } finally {
      await stack.close();
    }
  } finally {
    await line.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function film(popup: Page, file: string): Promise<Frame[]> {
  await popup.setViewport({ width: 400, height: 420 });
  await popup.waitForSelector('[data-files-empty]');
  return filmWhile(popup, async () => {
    await setTimeout(LOOK.before);
    await dragAndDrop(popup, file);
    await waitForEnd(popup, NAME);
    await setTimeout(LOOK.after);
  });
}
