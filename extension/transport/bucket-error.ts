import { PailError } from '../../shared/errors/pail-error.ts';
import { retryAfterDetail } from './retry-after.ts';

/** What a bucket answered when it did not take the object. */
export interface BucketAnswer {
  status: number;
  body: string;
  /** The value of Retry-After, as it came. */
  retryAfter: string | null;
  /** The value of Date: when the bucket answered, by its own clock. */
  date: string | null;
}

/** S3's error codes that mean more than their status (Amazon S3 API Reference, "List of error codes"). */
const BUSY_CODES: ReadonlySet<string> = new Set([
  'SlowDown',
  'ServiceUnavailable',
  'RequestTimeout',
  'InternalError',
]);

/** RFC 4918 §11.5; MinIO and the local bucket answer it when their disk is full. */
const INSUFFICIENT_STORAGE = 507;

/**
 * Makes a bucket's answer a typed error. The bucket's own text is not passed on: it may quote the signed request.
 */
export function bucketError({ status, body, retryAfter, date }: BucketAnswer): PailError {
  const s3Code = /<Code>([A-Za-z0-9.]+)<\/Code>/.exec(body)?.[1];
  const details = { status, ...(s3Code !== undefined && { s3Code }), ...retryAfterDetail(retryAfter, date) };
  const named = s3Code ?? `HTTP status ${status}`;

  if (status === 403 && /expired/i.test(body)) {
    return new PailError('url_expired', 'The permission to upload ran out before the bucket was reached.', {
      details,
    });
  }
  if (s3Code === 'BadDigest') {
    return new PailError('checksum_mismatch', 'The bucket received other bytes than were sent. Try again.', {
      details,
    });
  }
  if (status === INSUFFICIENT_STORAGE) {
    return new PailError(
      'bucket_full',
      'The bucket has no room left. Ask whoever runs your Pail server to make room.',
      { details },
    );
  }
  if (status === 408 || status === 429 || status >= 500 || BUSY_CODES.has(s3Code ?? '')) {
    return new PailError('bucket_busy', `The bucket is busy (${named}). Try again in a moment.`, { details });
  }
  const advice =
    status === 403
      ? 'Its credentials may not allow writing: ask whoever runs your Pail server.'
      : 'Ask whoever runs your Pail server to look at the bucket.';
  return new PailError('bucket_refused', `The bucket refused the file (${named}). ${advice}`, { details });
}

/** The line to the bucket failed, or the browser kept the extension from using it; browsers do not tell which. */
export function bucketUnreachable(): PailError {
  return new PailError(
    'bucket_unreachable',
    'The bucket could not be reached. Check your network, and that Pail is allowed to reach the bucket.',
  );
}
