import { S3ServiceException } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { toBucketError } from './bucket-errors.ts';

function answered(name: string, httpStatusCode: number): S3ServiceException {
  return new S3ServiceException({ name, $fault: 'client', message: 'text', $metadata: { httpStatusCode } });
}

test.each([
  ['bucket_refused', false, answered('AccessDenied', 403)],
  ['bucket_refused', false, answered('NoSuchBucket', 404)],
  ['bucket_busy', true, answered('SlowDown', 503)],
  ['bucket_busy', true, answered('TooManyRequests', 429)],
  ['bucket_full', true, answered('InsufficientStorage', 507)],
  ['bucket_busy', true, answered('InternalError', 400)],
  ['bucket_unreachable', true, Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['bucket_refused', false, Object.assign(new Error('no keys'), { name: 'CredentialsProviderError' })],
])('%s (retryable: %s)', (code, retryable, thrown) => {
  const error = toBucketError(thrown);
  expect(error).toMatchObject({ code, retryable, cause: thrown });
});
