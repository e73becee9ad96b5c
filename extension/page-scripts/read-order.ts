import type { PageAnswerFacts, PageReadFailure } from '../../shared/messages/page-read.ts';
import { elementsOf } from './elements.ts';

/** Bytes that a page gives, with what is known of them. */
export interface PageBytes {
  facts: PageAnswerFacts;
  body: ReadableStream<Uint8Array>;
}

/** Why a page cannot give something. */
export class PageReadError extends Error {
  readonly reason: PageReadFailure;

  constructor(reason: PageReadFailure, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

/**
 * Fetches from inside a page: with its login, its own `blob:` addresses, and what the browser has kept for it, which is
 * what the person sees.
 * @throws {PageReadError}
 */
export async function readBytes(url: string): Promise<PageBytes> {
  const media = mediaElementOf(url);
  if (media?.mediaKeys) throw new PageReadError('protected');
  const response = await fetch(url, {
    credentials: 'include',
    // A blob has no cache to be looked up in.
    ...(url.startsWith('http') && { cache: 'force-cache' }),
  }).catch((error: unknown) => {
    throw new PageReadError(failureOf(url), { cause: error });
  });
  const length = response.headers.get('content-length');
  return {
    facts: {
      url: response.url || url,
      status: response.status,
      contentType: response.headers.get('content-type'),
      contentDisposition: response.headers.get('content-disposition'),
      size:
        length !== null && /^\d+$/.test(length) && !response.headers.has('content-encoding')
          ? Number(length)
          : null,
    },
    body: response.body ?? new Blob().stream(),
  };
}

/** Why this address gives nothing. */
export function failureOf(url: string): PageReadFailure {
  if (!url.startsWith('blob:')) return 'unreachable';
  // What a MediaSource plays has such an address too, and no bytes behind it.
  return mediaElementOf(url) ? 'stream' : 'gone';
}

function mediaElementOf(url: string): HTMLMediaElement | undefined {
  return elementsOf(document, 'video, audio')
    .filter((element) => element instanceof HTMLMediaElement)
    .find((element) => element.currentSrc === url || element.src === url);
}
