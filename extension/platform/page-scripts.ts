import { browser } from 'wxt/browser';
import { z } from 'zod';
import { PailError } from '../../shared/errors/pail-error.ts';
import { pageAnswerFactsSchema, type PageAnswerFacts } from '../../shared/messages/page-read.ts';
import type { PageFrame } from '../../shared/messages/page-target.ts';

/**
 * Runs the script that reads in a page's document; it opens a port to the engine. `activeTab` is enough for the tab that
 * was right-clicked.
 * @throws {PailError} `source_unreachable` where the document is gone or closed to Pail
 */
export async function injectReader({ tabId, frameId }: PageFrame): Promise<void> {
  await browser.scripting
    .executeScript({ target: { tabId, frameIds: [frameId] }, files: ['/page-reader.js'] })
    .catch((error: unknown) => {
      throw pageClosed(error);
    });
}

const fetchedSchema = z.object({ facts: pageAnswerFactsSchema, blobUrl: z.string() }).nullable();

/**
 * Fetches as the page's own script: only so its service worker is asked, which may make the answer itself.
 * @returns null where the page cannot fetch it
 * @throws {PailError} `source_unreachable` where the document is gone or closed to Pail
 */
export async function fetchAsPage(
  { tabId, frameId }: PageFrame,
  url: string,
): Promise<{ facts: PageAnswerFacts; blobUrl: string } | null> {
  const results = await browser.scripting
    .executeScript({
      target: { tabId, frameIds: [frameId] },
      world: 'MAIN',
      func: fetchToBlob,
      args: [url],
    })
    .catch((error: unknown) => {
      throw pageClosed(error);
    });
  // The page's own functions took part: it may have said anything.
  const fetched = fetchedSchema.safeParse(results[0]?.result ?? null);
  return fetched.success ? fetched.data : null;
}

/** Runs in the page, so it can use nothing from outside itself. */
async function fetchToBlob(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { credentials: 'include', cache: 'force-cache' });
    const body = await response.blob();
    const blobUrl = URL.createObjectURL(body);
    // It is read straight away; a page that stays open for days must not keep it.
    setTimeout(() => URL.revokeObjectURL(blobUrl), 600_000);
    return {
      blobUrl,
      facts: {
        url: response.url || url,
        status: response.status,
        contentType: response.headers.get('content-type'),
        contentDisposition: response.headers.get('content-disposition'),
        size: body.size,
      },
    };
  } catch {
    return null;
  }
}

function pageClosed(cause: unknown): PailError {
  return new PailError(
    'source_unreachable',
    'The page is closed, or the browser does not let Pail read in it. Open it, reload it and try again, or save this to disk and drop the file on Pail.',
    { cause, retryable: false },
  );
}
