import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { S3Error } from '../errors.ts';
import { Query } from './query.ts';
import { uriDecode } from './uri-encoding.ts';

/** Bytes of UTF-8 that an object key may have. */
const KEY_BYTES_MAX = 1024;

/** Under this name a bucket can be addressed as a host: `bucket.localhost`. */
const VIRTUAL_HOST = /^(?<bucket>.+)\.localhost(?::\d+)?$/;

/** One S3 request: its target, taken apart, and its headers. The body is read elsewhere. */
export interface S3Request {
  readonly method: string;
  /** The decoded path, from the first slash on, as it was sent: with the bucket in path style. */
  readonly path: string;
  readonly query: Query;
  /** By lower-case name; values of a repeated header are joined by commas. Bytes above 127 are Latin-1. */
  readonly headers: ReadonlyMap<string, string>;
  /** Empty for a request to the service itself. */
  readonly bucket: string;
  /** Empty for a request to a bucket. */
  readonly key: string;
}

/**
 * Takes a request's target apart.
 *
 * @throws S3Error InvalidURI, KeyTooLongError
 */
export function readS3Request(message: IncomingMessage): S3Request {
  const target = message.url ?? '';
  if (!target.startsWith('/')) throw new S3Error('InvalidURI');
  const mark = target.indexOf('?');
  const path = uriDecode(mark === -1 ? target : target.slice(0, mark));
  const headers = new Map<string, string>();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    if (values) headers.set(name, values.join(','));
  }
  const { bucket, key } = addressed(path, headers.get('host') ?? '');
  if (Buffer.byteLength(key) > KEY_BYTES_MAX) {
    throw new S3Error('KeyTooLongError', undefined, {
      Size: String(Buffer.byteLength(key)),
      MaxSizeAllowed: String(KEY_BYTES_MAX),
    });
  }
  return {
    method: message.method ?? '',
    path,
    query: new Query(mark === -1 ? '' : target.slice(mark + 1)),
    headers,
    bucket,
    key,
  };
}

/** A fresh value of `x-amz-request-id`. */
export function newRequestId(): string {
  return randomBytes(8).toString('hex').toUpperCase();
}

function addressed(path: string, host: string): { bucket: string; key: string } {
  const virtual = VIRTUAL_HOST.exec(host)?.groups?.['bucket'];
  if (virtual !== undefined) return { bucket: virtual, key: path.slice(1) };
  const slash = path.indexOf('/', 1);
  if (slash === -1) return { bucket: path.slice(1), key: '' };
  return { bucket: path.slice(1, slash), key: path.slice(slash + 1) };
}
