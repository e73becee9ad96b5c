import { z } from 'zod';
import type { Bench, BenchContext } from '../bench.ts';
import { openPacedLine } from '../line/paced-line.ts';
import { servePacedVideo } from '../line/paced-video.ts';
import { alternate } from '../measure/alternate.ts';
import { type BenchFiles, makeRandomFiles } from '../measure/bench-files.ts';
import { failureNotes } from '../measure/compare-uploads.ts';
import { uploadOnce } from '../measure/upload-once.ts';
import { missedTargets } from '../report/missed-by.ts';
import { judge } from '../report/judge.ts';
import { PEERS_PAGE } from '../extension/bench-extension.ts';
import { onLoopback } from '../subjects/loopback-stage.ts';
import { oneXhrPut } from '../subjects/page-peers.ts';
import { openPail, watchPail } from '../subjects/pail.ts';
import type { Stage, Subject } from '../subjects/subject.ts';

const BYTES = 500_000_000;
const BYTES_PER_SECOND = 50_000_000;
const DOWNLOAD = 'download alone';
const UPLOAD = 'upload alone';
const SLOWER_LEG = 'the slower leg';

/** Right-clicks the video of a page and chooses to upload it; the popup is open beside it. */
function rightClickVideo(pageUrl: string, srcUrl: string): Subject {
  return {
    name: 'Pail',
    start: async (stage) => {
      const chromium = await stage.launch();
      try {
        const popup = await openPail(chromium, stage);
        await chromium.openPage(pageUrl);
        const click = { menuItemId: 'upload-video', mediaType: 'video', editable: false, srcUrl, pageUrl };
        return {
          pid: chromium.pid,
          upload: async () => {
            const ended = await watchPail(popup, 1);
            const worker = await chromium.serviceWorker();
            const started = performance.now();
            // No driver can open the menu itself: the event is fired where the browser would fire it.
            await worker.evaluate(
              `chrome.contextMenus.onClicked.dispatch(${JSON.stringify(click)}, undefined)`,
              z.unknown(),
            );
            await ended();
            return performance.now() - started;
          },
          close: () => chromium.close(),
        };
      } catch (error) {
        await chromium.close();
        throw error;
      }
    },
  };
}

async function downloadOnce({ launch }: Stage, url: string): Promise<number> {
  const chromium = await launch();
  try {
    const page = await chromium.openExtensionPage(PEERS_PAGE);
    await page.waitUntil('globalThis.peers');
    return (await page.evaluate(`peers.download(${JSON.stringify(url)})`, z.number())) / 1000;
  } finally {
    await chromium.close();
  }
}

async function measure(context: BenchContext, files: BenchFiles) {
  const { runs, onStep } = context;
  const video = await servePacedVideo(files, BYTES_PER_SECOND);
  const line = await openPacedLine(BYTES_PER_SECOND);
  try {
    return await onLoopback(
      context,
      (stage) =>
        alternate(
          [
            { name: DOWNLOAD, run: () => downloadOnce(stage, video.url) },
            { name: UPLOAD, run: () => uploadOnce(stage, oneXhrPut, files) },
            { name: 'Pail', run: () => uploadOnce(stage, rightClickVideo(video.pageUrl, video.url), files) },
          ],
          runs,
          ({ run }) => run(),
          (subject, run, value) => onStep(`stream: ${subject}, ${run} of ${runs}: ${value}`),
        ),
      (port) => {
        line.leadTo(Number(port));
        return [`http://127.0.0.1:${line.port}`];
      },
    );
  } finally {
    await line.close();
    await video.close();
  }
}

/** A video of a page, which comes as slowly as it leaves. */
export const stream: Bench = async (context) => {
  const bytes = Math.round(BYTES * context.size);
  const name = `${Math.round(bytes / 1e6)} MB at 50 MB/s each way`;
  const measured = await measure(context, await makeRandomFiles(context.directory, 1, bytes));
  const legs = measured.flatMap(({ subject, value }) =>
    subject === 'Pail' || value === null ? [] : [value],
  );
  const results = judge({
    bench: 'stream',
    case: name,
    unit: 's',
    measured,
    references: { [SLOWER_LEG]: legs.length === 2 ? Math.max(...legs) : null },
    goals: [{ subject: 'Pail', vs: SLOWER_LEG, atMost: 1.1 }],
  });
  return {
    bench: 'stream',
    about: `A page's video, ${name}, right-clicked, until it is verified and recorded; beside it each leg alone, the upload as one XHR PUT of a file on the disk.`,
    results,
    notes: [...failureNotes(name, measured), ...missedTargets(results)],
  };
};
