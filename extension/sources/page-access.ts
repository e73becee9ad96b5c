import type { PageAnswerFacts, PageReadOrder } from '../../shared/messages/page-read.ts';
import type { PageFrame } from '../../shared/messages/page-target.ts';

/** Bytes read inside a page, with what the answer said of itself. */
export interface PageBytes {
  facts: PageAnswerFacts;
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** What only the browser can do for a fetch from a page. */
export interface PageAccess {
  /**
   * Has the extension's next request to this address carry a Referer.
   * @returns null where Pail may not reach that host; else what is to be called when the answer is there
   */
  prepareFetch(url: string, referrer: string | null): Promise<(() => void) | null>;
  /**
   * Reads in a page's document. @throws {PailError} with a `source_…` code
   */
  read(
    frame: PageFrame,
    order: Exclude<PageReadOrder, { type: 'more' }>,
    signal: AbortSignal,
  ): Promise<PageBytes>;
  /**
   * Has the page's own script fetch, so that its service worker is asked.
   * @throws {PailError} with a `source_…` code
   */
  fetchAsPage(frame: PageFrame, url: string, signal: AbortSignal): Promise<PageBytes>;
}
