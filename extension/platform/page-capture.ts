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

/**
 * Makes one file of the page in a tab, with all that it shows (MHTML, RFC 2557).
 * @throws {PailError} `source_refused` where the browser does not let Pail
 */
export async function capturePage(tabId: number): Promise<Blob> {
  const page = await browser.pageCapture.saveAsMHTML({ tabId }).catch((cause: unknown) => {
    throw notCaptured(cause);
  });
  if (!page) throw notCaptured();
  // It lies in a file that Chrome removes soon after.
  return new Blob([await page.arrayBuffer()]);
}

function notCaptured(cause?: unknown): PailError {
  return new PailError(
    'source_refused',
    'The browser does not let Pail make a file of this page. Save it to disk, or print it as a PDF, and drop the file on Pail.',
    { cause },
  );
}
