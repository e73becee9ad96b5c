import { S3Error } from '../errors.ts';
import type { Query } from '../http/query.ts';
import { uriEncodePath } from '../http/uri-encoding.ts';

/** Entries of a page, at most. */
const PAGE_MAX = 1000;

/**
 * Reads a parameter such as `max-keys`: 1,000 when it is absent or above.
 *
 * @throws S3Error InvalidArgument
 */
export function pageSize(query: Query, name: string): number {
  const text = query.get(name);
  if (text === undefined || text === '') return PAGE_MAX;
  if (!/^\d{1,10}$/.test(text) || Number(text) > 2 ** 31 - 1) {
    throw new S3Error('InvalidArgument', `Argument ${name} must be an integer between 0 and 2147483647`, {
      ArgumentName: name,
      ArgumentValue: text,
    });
  }
  return Math.min(Number(text), PAGE_MAX);
}

/**
 * How keys are written in a listing: as they are or, with `encoding-type=url`, percent-encoded, for XML 1.0
 * has no way to write some characters.
 *
 * @throws S3Error InvalidArgument
 */
export function keyEncoding(query: Query): (key: string) => string {
  const type = query.get('encoding-type');
  if (type === undefined || type === '') return (key) => key;
  if (type === 'url') return uriEncodePath;
  throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request', {
    ArgumentName: 'encoding-type',
    ArgumentValue: type,
  });
}
