import { S3ServiceException } from '@aws-sdk/client-s3';
import { PailError } from '../../shared/errors/pail-error.ts';

/** Whether the bucket answered that there is no such object. */
export function isMissing(thrown: unknown): boolean {
  return thrown instanceof S3ServiceException && thrown.$metadata.httpStatusCode === 404;
}

/** Whether the bucket answered that this may not be done. */
export function isForbidden(thrown: unknown): boolean {
  return thrown instanceof S3ServiceException && thrown.$metadata.httpStatusCode === 403;
}

/** Whether the bucket does not know this call at all. */
export function isNotOffered(thrown: unknown): boolean {
  if (!(thrown instanceof S3ServiceException)) return false;
  return thrown.name === 'NotImplemented' || thrown.$metadata.httpStatusCode === 501;
}

/** Whether the bucket answered that it knows no such multipart upload (any more). */
export function isNoSuchUpload(thrown: unknown): boolean {
  // Ceph calls it NoSuchKey in ListParts.
  return thrown instanceof S3ServiceException && ['NoSuchUpload', 'NoSuchKey'].includes(thrown.name);
}

/** Errors that pass by themselves, by name: inside an answer with status 200 the SDK gives them another status. */
const PASSING = new Set([
  'InternalError',
  'ServiceUnavailable',
  'SlowDown',
  'RequestTimeout',
  'OperationAborted',
  'ConditionalRequestConflict',
]);

/** RFC 4918 §11.5; MinIO and the local bucket answer it when their disk is full. */
const INSUFFICIENT_STORAGE = 507;

/** Says what a failed call to the bucket means for the person; the SDK's own error stays as the cause, for the log. */
export function toBucketError(thrown: unknown): PailError {
  const status = thrown instanceof S3ServiceException ? thrown.$metadata.httpStatusCode : undefined;
  const name = thrown instanceof Error ? thrown.name : 'unknown error';
  if (name === 'CredentialsProviderError') {
    return new PailError(
      'bucket_refused',
      'The backend has no keys for the bucket. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY on the server, or a profile or role.',
      { cause: thrown },
    );
  }
  if (status === undefined) {
    return new PailError(
      'bucket_unreachable',
      'The backend cannot reach the bucket. Try again in a moment; if it stays, check S3_ENDPOINT and the network of the server.',
      { cause: thrown },
    );
  }
  if (status === INSUFFICIENT_STORAGE) {
    return new PailError(
      'bucket_full',
      'The bucket has no room left. Make room on its disk, or delete files.',
      {
        cause: thrown,
      },
    );
  }
  if (status === 429 || status >= 500 || PASSING.has(name)) {
    return new PailError('bucket_busy', `The bucket is busy (${name}). Try again in a moment.`, {
      cause: thrown,
    });
  }
  return new PailError(
    'bucket_refused',
    `The bucket refused the backend (${name}, status ${status}). Check the bucket's name and region, and that the keys of the server may get, put, delete and list its objects and multipart uploads.`,
    { cause: thrown },
  );
}
