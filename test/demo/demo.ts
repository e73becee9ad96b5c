import { join } from 'node:path';
import { buildExtension } from '../../backend/cli/extension-build/build-extension.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import type { DemoArguments } from './arguments.ts';
import { waitUntilBusy, watchableSpeed } from './busy.ts';
import { chooseBrowser } from './choose-browser.ts';
import { drawPicture, DUSK } from './picture.ts';
import { servePicturePage } from './picture-page.ts';
import { makeSampleFiles } from './sample-files.ts';
import { takeScreenshots } from './screenshots.ts';
import { laySlowLine } from './slow-line.ts';
import { dropEach, finishDrop, uploadFromPage } from './upload-everything.ts';
import type { Uploaded } from './uploaded.ts';

/** What the demo tells while it runs. */
export interface DemoListener {
  /** What is being done, for a person who waits. */
  onStep: (words: string) => void;
  onUploaded: (uploaded: Uploaded) => void;
  onFailed: (name: string, reason: string) => void;
}

async function startBehindSlowLine(
  browser: Parameters<typeof startStack>[0]['browser'],
  directory: string,
  bytesPerSecond: number,
): Promise<{ stack: Stack; openLine: () => void; close: () => Promise<void> }> {
  const line = await laySlowLine(bytesPerSecond);
  try {
    const stack = await startStack({ browser, directory, env: { S3_PUBLIC_ENDPOINTS: line.endpoint } });
    if (!stack.backend.localBucket) throw new Error('The demo needs the local bucket.');
    line.leadTo(stack.backend.localBucket.endpoint);
    return {
      stack,
      openLine: line.open,
      close: async () => {
        await stack.close();
        await line.close();
      },
    };
  } catch (error) {
    await line.close();
    throw error;
  }
}

/**
 * Uploads files and a page's picture with the whole of Pail, headless, in a folder of its own.
 * @param directory an empty folder, removed by the caller.
 * @throws where Pail does not run; an upload that fails is only told.
 */
export async function runDemo(
  { files, browser: wanted, out }: DemoArguments,
  directory: string,
  { onStep, onUploaded, onFailed }: DemoListener,
): Promise<void> {
  const browser = await chooseBrowser(wanted);
  await buildExtension([browser.name], () => onStep(`Building the extension for ${browser.name}…`));
  const paths = files.length > 0 ? files : await makeSampleFiles(join(directory, 'files'));

  onStep(`Starting the backend and ${browser.name}…`);
  const speed = out === null ? Number.POSITIVE_INFINITY : await watchableSpeed(paths);
  const { stack, openLine, close } = await startBehindSlowLine(browser, directory, speed);
  const page = await servePicturePage(drawPicture(DUSK), 'dusk.png');
  const report = async (name: string, upload: () => Promise<Uploaded>): Promise<void> => {
    try {
      onUploaded(await upload());
    } catch (error) {
      onFailed(name, error instanceof Error ? error.message : String(error));
    }
  };
  try {
    if (out !== null) await takeScreenshots(stack.browser, stack.popup, 'empty', out);
    onStep(`Uploading ${paths.length} ${paths.length === 1 ? 'file' : 'files'}…`);
    const idOf = await dropEach(stack, paths);
    if (out !== null) {
      await waitUntilBusy(stack.popup);
      await takeScreenshots(stack.browser, stack.popup, 'busy', out);
      openLine();
    }
    for (const [path, id] of idOf) await report(path, () => finishDrop(stack, path, id));
    onStep('Uploading a picture from a page…');
    await report(page.imageUrl, () => uploadFromPage(stack, page));
    if (out !== null) await takeScreenshots(stack.browser, stack.popup, 'done', out);
  } finally {
    await page.close();
    await close();
  }
}
