import { browser } from 'wxt/browser';
import { PailError } from '../../shared/errors/pail-error.ts';
import { requestPermissions } from './permissions.ts';

const CAPTURING = { permissions: ['pageCapture' as const] };

/** Whether this browser can make one file of a page: Chrome can. */
export const canCapturePages = !import.meta.env.FIREFOX;

/**
 * Asks the user to let Pail make files of pages. To be called straight from a click, with nothing awaited before.
 * @returns whether it may
 */
export function requestPageCapture(): Promise<boolean> {
  return requestPermissions(CAPTURING);
}

/** How often a page is asked for, and so many milliseconds longer each time is waited for it before it is asked for again. */
const ATTEMPTS = 5;
const PATIENCE_MS = 3000;

/**
 * Makes one file of the page in a tab, with all that it shows (MHTML, RFC 2557). Tried in Chromium 156: to a service worker
 * it often gives no answer, or a file that is gone before it is read; asked again it gives one, also to the first question.
 * @throws {PailError} `source_refused` where the browser does not let Pail
 */
export async function capturePage(tabId: number): Promise<Blob> {
  const asked: Promise<Blob>[] = [];
  let cause: unknown;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    asked.push(readPage(tabId));
    try {
      const page = await Promise.race([Promise.any(asked), nothingAfter(PATIENCE_MS * attempt)]);
      if (page) return page;
    } catch (error) {
      cause = error;
    }
  }
  throw notCaptured(cause);
}

/** The bytes are copied: they lie in a file that Chrome removes soon. */
async function readPage(tabId: number): Promise<Blob> {
  const page = await browser.pageCapture.saveAsMHTML({ tabId });
  if (!page) throw notCaptured();
  return new Blob([await page.arrayBuffer()]);
}

function nothingAfter(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}

function notCaptured(cause?: unknown): PailError {
  return new PailError(
    'source_refused',
    'The browser does not let Pail make a file of this page. Save it to disk, or print it as a PDF, and drop the file on Pail.',
    { cause },
  );
}
