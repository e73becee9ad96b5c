import { join } from 'node:path';
import { buildExtension } from '../../backend/cli/extension-build/build-extension.ts';
import { openLine } from '../fixtures/line.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import type { DemoArguments } from './arguments.ts';
import { waitUntilBusy, watchableSpeed } from './busy.ts';
import { chooseBrowser } from './choose-browser.ts';
import { drawPicture, DUSK } from './picture.ts';
import { servePicturePage } from './picture-page.ts';
import { makeSampleFiles } from './sample-files.ts';
import { takeScreenshots } from './screenshots.ts';
import { dropEach, finishDrop, uploadFromPage } from './upload-everything.ts';
import type { Uploaded } from './uploaded.ts';

/** What the demo tells while it runs. */
export interface DemoListener {
  /** What is being done, for a person who waits. */
  onStep: (words: string) => void;
  onUploaded: (uploaded: Uploaded) => void;
  onFailed: (name: string, reason: string) => void;
}

interface StackBehindLine {
  stack: Stack;
  /** Sets the speed of uploads in bytes a second; null: as fast as it goes. */
  setSpeed(bytesPerSecond: number | null): void;
  close(): Promise<void>;
}

/** Starts everything, with a line between browser and bucket that can be slow, so that uploads can be watched. */
async function startBehindLine(
  browser: Parameters<typeof startStack>[0]['browser'],
  directory: string,
): Promise<StackBehindLine> {
  const line = await openLine();
  try {
    const env = { S3_PUBLIC_ENDPOINTS: `http://127.0.0.1:${line.port}` };
    const stack = await startStack({ browser, directory, env });
    if (!stack.backend.localBucket) throw new Error('The demo needs the local bucket.');
    line.leadTo(Number(new URL(stack.backend.localBucket.endpoint).port));
    return {
      stack,
      setSpeed: (bytesPerSecond) => line.setSpeed(bytesPerSecond),
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
  const { stack, setSpeed, close } = await startBehindLine(browser.name, directory);
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
    if (out !== null) setSpeed(await watchableSpeed(paths));
    const drops = await dropEach(stack, paths);
    if (out !== null) {
      await waitUntilBusy(stack.popup);
      await takeScreenshots(stack.browser, stack.popup, 'busy', out);
      setSpeed(null);
    }
    for (const drop of drops) await report(drop.path, () => finishDrop(stack, drop));
    onStep('Uploading a picture from a page…');
    await report(page.imageUrl, () => uploadFromPage(stack, page));
    if (out !== null) await takeScreenshots(stack.browser, stack.popup, 'done', out);
  } finally {
    await page.close();
    await close();
  }
}
