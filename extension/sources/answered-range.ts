import { sourceTruncated } from '../upload/stream/source-error.ts';

/** Which bytes of the whole an answer carries. */
export interface AnsweredRange {
  /** Which byte comes first. */
  offset: number;
  /** Bytes of the whole; null where it is not known. */
  size: number | null;
  /** Names exactly these bytes, for If-Range; null where the site gives no strong validator, or no ranges. */
  validator: string | null;
}

/**
 * Reads the headers of an answer of status 2xx (RFC 9110 §14.4, §8.8).
 * @throws {PailError} `source_truncated` where it carries some bytes without saying which
 */
export function answeredRange({ status, headers }: Pick<Response, 'status' | 'headers'>): AnsweredRange {
  const encoding = headers.get('content-encoding');
  // What the headers say of a compressed body says nothing of what comes out of it.
  const isPlain = encoding === null || encoding === 'identity';
  if (status !== 206) {
    const length = /^\d+$/.exec(headers.get('content-length') ?? '')?.[0];
    const size = isPlain && length !== undefined ? Number(length) : null;
    return { offset: 0, size, validator: isPlain ? strongValidator(headers) : null };
  }
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  if (first === undefined || !isPlain) throw sourceTruncated();
  const size = total === undefined || total === '*' ? null : Number(total);
  return { offset: Number(first), size, validator: strongValidator(headers) };
}

function strongValidator(headers: Headers): string | null {
  if (headers.get('accept-ranges') === 'none') return null;
  const etag = headers.get('etag');
  if (etag?.startsWith('"')) return etag;
  const modified = headers.get('last-modified');
  // A second later it could have changed once more under the same date (RFC 9110 §8.8.2.2).
  const age = Date.parse(headers.get('date') ?? '') - Date.parse(modified ?? '');
  return age >= 1000 ? modified : null;
}
