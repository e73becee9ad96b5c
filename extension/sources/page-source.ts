import { PailError } from '../../shared/errors/pail-error.ts';
import { MAX_SOURCE_URL_LENGTH } from '../../shared/limits.ts';
import { throwIfCancelled } from '../upload/cancelled.ts';
import type { PageTarget } from '../upload/durable/upload-record.ts';
import { sourceTruncated } from '../upload/stream/source-error.ts';
import type { OpenedSource, OpenOptions, StreamSource } from '../upload/source.ts';
import { answeredRange, type AnsweredRange } from './answered-range.ts';
import { mediaType, UNKNOWN_TYPE } from './content-type.ts';
import { checkPageAnswer } from './page-answer.ts';
import { pageFilename } from './page-filename.ts';

/** Something on a page: it is fetched with the user's cookies when its turn comes, and its answer is checked first. */
export function pageSource(target: PageTarget): StreamSource {
  return {
    origin: 'page',
    name: pageFilename({ contentDisposition: null, url: target.url, contentType: UNKNOWN_TYPE }),
    contentType: UNKNOWN_TYPE,
    blob: null,
    sourceUrl: sourceUrl(target),
    page: target,
    lastModified: null,
    open: (options) => openTarget(target, options),
  };
}

/** The address that is kept with the file. A `data:` address is the file itself: then the page's is kept. */
function sourceUrl({ url, pageUrl }: PageTarget): string | null {
  const kept = [url, pageUrl].find((address) => address !== null && /^https?:/.test(address));
  return kept !== undefined && kept !== null && kept.length <= MAX_SOURCE_URL_LENGTH ? kept : null;
}

async function openTarget(target: PageTarget, options: OpenOptions): Promise<OpenedSource> {
  if (!/^(?:https?|data):/.test(target.url)) {
    throw new PailError(
      'source_not_supported',
      'Pail cannot fetch this by its address: it exists only inside the page. Save it to disk and drop the file on Pail.',
    );
  }
  const { from } = options;
  const response = await fetchTarget(target, options);
  const isRefusedRange = from !== null && response.status === 416;
  const range = isRefusedRange ? null : checkAnswer(target, response);
  // Not every site heeds If-Range: the rest of other bytes is of no use.
  const isUsable =
    range?.offset === 0 || (range?.offset === from?.offset && range?.validator === from?.validator);
  if (!range || !isUsable) {
    await response.body?.cancel();
    if (from === null) throw sourceTruncated();
    return openTarget(target, { ...options, from: null });
  }
  const contentType = mediaType(response.headers.get('content-type'));
  const name = pageFilename({
    contentDisposition: response.headers.get('content-disposition'),
    url: response.url || target.url,
    contentType,
  });
  return { ...range, name, contentType, bytes: response.body ?? new Blob().stream() };
}

function fetchTarget({ url }: PageTarget, { signal, from }: OpenOptions): Promise<Response> {
  return fetch(url, {
    // The user sees it with their login, and so should Pail.
    credentials: 'include',
    headers: from ? { range: `bytes=${from.offset}-`, 'if-range': from.validator } : {},
    signal,
  }).catch((error: unknown) => {
    throwIfCancelled(signal);
    throw unreachable(url, error);
  });
}

/** @throws {PailError} where it is not what was asked for */
function checkAnswer({ kind, url }: PageTarget, response: Response): AnsweredRange {
  const contentType = mediaType(response.headers.get('content-type'));
  checkPageAnswer({ kind, url, finalUrl: response.url || url, status: response.status, contentType });
  return answeredRange(response);
}

function unreachable(url: string, cause: unknown): PailError {
  const host = URL.parse(url)?.host ?? 'the page';
  return new PailError(
    'source_unreachable',
    `${host} could not be reached. Check your network, and that Pail is allowed to reach that site; then retry.`,
    { cause },
  );
}
