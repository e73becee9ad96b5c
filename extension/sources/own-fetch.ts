import { PailError } from '../../shared/errors/pail-error.ts';
import type { PageTarget } from '../../shared/messages/page-target.ts';
import { throwIfCancelled } from '../upload/cancelled.ts';
import type { OpenOptions, ReadPosition } from '../upload/source.ts';
import { sourceTruncated } from '../upload/stream/source-error.ts';
import { type AnsweredRange, answeredRange } from './answered-range.ts';
import type { PageAccess } from './page-access.ts';
import { bodyToTheEnd } from './ranged-body.ts';
import type { RawAnswer } from './raw-answer.ts';
import { refererOf } from './referer.ts';

const RANGE_NOT_SATISFIABLE = 416;

/**
 * Fetches a target by the extension itself: with the person's cookies, the strictest ones too, and the page's Referer.
 * The only way that can be resumed, and that streams a file of any size.
 * @throws {PailError} `permission_needed`, `source_unreachable`, `source_truncated`, `upload_cancelled`
 */
export async function fetchByExtension(
  target: PageTarget,
  access: PageAccess,
  { signal, from }: OpenOptions,
): Promise<RawAnswer> {
  const ask = (position: ReadPosition | null, headers: Record<string, string> = {}): Promise<Response> =>
    fetchOnce(target, access, signal, {
      ...headers,
      ...(position && { range: `bytes=${position.offset}-`, 'if-range': position.validator }),
    });
  let response = await ask(from);
  if (response.status === RANGE_NOT_SATISFIABLE) {
    await response.body?.cancel();
    // Some video servers answer nothing but ranges; others hold less now than when it was read.
    response = await ask(null, from ? {} : { range: 'bytes=0-' });
  }
  const range = rangeOf(response);
  // Not every site heeds If-Range: the rest of other bytes is of no use.
  if (range.offset !== 0 && (range.offset !== from?.offset || range.validator !== from.validator)) {
    await response.body?.cancel();
    if (from === null) throw sourceTruncated();
    return fetchByExtension(target, access, { signal, from: null });
  }
  return {
    facts: {
      url: response.url || target.url,
      status: response.status,
      contentType: response.headers.get('content-type'),
      contentDisposition: response.headers.get('content-disposition'),
      size: range.size,
    },
    offset: range.offset,
    validator: range.validator,
    bytes: bodyToTheEnd(response, range, (offset) =>
      fetchOnce(target, access, signal, {
        range: `bytes=${offset}-`,
        ...(range.validator !== null && { 'if-range': range.validator }),
      }),
    ),
    isCopy: false,
  };
}

function rangeOf(response: Response): AnsweredRange {
  return response.ok ? answeredRange(response) : { offset: 0, size: null, validator: null };
}

async function fetchOnce(
  target: PageTarget,
  access: PageAccess,
  signal: AbortSignal,
  headers: Record<string, string>,
): Promise<Response> {
  const response = await fetchAddress(target.url, target, access, signal, headers);
  const isRefused = response.status === 401 || response.status === 403;
  if (!isRefused || !response.redirected) return response;
  await response.body?.cancel();
  // The Referer went to the first host only: its rule is for one address.
  return fetchAddress(response.url, target, access, signal, headers);
}

async function fetchAddress(
  url: string,
  { kind, pageUrl }: PageTarget,
  access: PageAccess,
  signal: AbortSignal,
  headers: Record<string, string>,
): Promise<Response> {
  const isRemote = /^https?:/.test(url);
  const done = isRemote ? await access.prepareFetch(url, refererOf(pageUrl, url)) : () => {};
  if (!done) throw notAllowed(url, kind);
  return fetch(url, {
    // The user sees it with their login, and so should Pail.
    credentials: 'include',
    headers,
    signal,
  })
    .catch((error: unknown) => {
      throwIfCancelled(signal);
      throw unreachable(url, error);
    })
    .finally(done);
}

function notAllowed(url: string, kind: PageTarget['kind']): PailError {
  const { hostname, origin } = new URL(url);
  const what = kind === 'link' ? 'linked file' : kind;
  return new PailError(
    'permission_needed',
    `Pail needs ${hostname} to fetch this ${what} with your login. Press Allow, or save it to disk and drop the file on Pail.`,
    { details: { origin } },
  );
}

function unreachable(url: string, cause: unknown): PailError {
  const host = URL.parse(url)?.host ?? 'the page';
  return new PailError(
    'source_unreachable',
    `${host} could not be reached. Check your network, and that Pail is allowed to reach that site; then retry.`,
    { cause },
  );
}
