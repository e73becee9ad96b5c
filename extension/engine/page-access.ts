import { PailError } from '../../shared/errors/pail-error.ts';
import type { PageAnswerFacts } from '../../shared/messages/page-read.ts';
import type { PageFrame } from '../../shared/messages/page-target.ts';
import { openPageRead } from '../messaging/open-page-read.ts';
import type { PageAccess } from '../sources/page-access.ts';

/** What only the background can do for the engine, which in Chrome lives elsewhere. */
export interface BackgroundOfPages {
  /** As the call `page.prepare-fetch`. */
  prepareFetch: (request: {
    url: string;
    referrer: string | null;
  }) => Promise<{ allowed: boolean; rule: number | null }>;
  forgetRule: (rule: number) => Promise<unknown>;
  /** @throws {PailError} `source_unreachable` */
  injectReader: (frame: PageFrame) => Promise<unknown>;
  /** @throws {PailError} `source_unreachable` */
  fetchAsPage: (request: {
    frame: PageFrame;
    url: string;
  }) => Promise<{ facts: PageAnswerFacts; blobUrl: string } | null>;
}

/** What the engine reads of pages with. */
export function pageAccess(background: BackgroundOfPages): PageAccess {
  const read: PageAccess['read'] = (frame, order, signal) =>
    openPageRead(frame, order, (where) => background.injectReader(where), signal);
  return {
    prepareFetch: async (url, referrer) => {
      const { allowed, rule } = await background.prepareFetch({ url, referrer });
      if (!allowed) return null;
      return () => {
        // A rule that could not be taken away now goes with the background's next start.
        if (rule !== null) background.forgetRule(rule).catch(() => {});
      };
    },
    read,
    fetchAsPage: async (frame, url, signal) => {
      const fetched = await background.fetchAsPage({ frame, url });
      if (!fetched) throw notFetched();
      const { bytes } = await read(frame, { type: 'bytes', url: fetched.blobUrl }, signal);
      return { facts: fetched.facts, bytes };
    },
  };
}

function notFetched(): PailError {
  return new PailError(
    'source_unreachable',
    'The page itself cannot fetch this. Reload the page and try again, or save it to disk and drop the file on Pail.',
    { retryable: false },
  );
}
