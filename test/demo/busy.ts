import { stat } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';

/** How long a file shall take on the slow line if nothing opens it, in seconds. */
const SLOW_SECONDS = 12;

/** How long to wait until the popup shows speed and time left; small files never show it. Milliseconds. */
const PATIENCE = 10_000;

/** A speed, in bytes a second, at which the largest of these files can be watched. */
export async function watchableSpeed(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  return Math.max(1, ...sizes) / SLOW_SECONDS;
}

/** Waits until the popup is in the midst of its work, or has been left long enough to show what it can. */
export async function waitUntilBusy(popup: Page): Promise<void> {
  await popup
    .waitForFunction(isInTheMidst, { timeout: PATIENCE })
    // A file that fits into the socket's buffers is at once as good as sent: the row is busy all the same.
    .catch(() => null);
}

/** Whether an upload is about half through and shows how long it will take. Runs in the page. */
function isInTheMidst(): boolean {
  const row = document.querySelector('li[data-state="sending"]:has([data-time-left])');
  return Number(row?.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow')) >= 40;
}
