import { describe, expect, it } from 'vitest';
import { bucketError } from './bucket-error.ts';

function answer(status: number, code: string, message = ''): Parameters<typeof bucketError>[0] {
  return {
    status,
    body: `<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    retryAfter: null,
    date: null,
  };
}

describe("the bucket's answers", () => {
  it.each([
    [answer(403, 'AccessDenied', 'Request has expired'), 'url_expired', true],
    [answer(403, 'AccessDenied', 'Access Denied'), 'bucket_refused', false],
    [answer(403, 'SignatureDoesNotMatch'), 'bucket_refused', false],
    [answer(400, 'BadDigest'), 'checksum_mismatch', false],
    [answer(412, 'PreconditionFailed'), 'bucket_refused', false],
    [answer(503, 'SlowDown'), 'bucket_busy', true],
    [answer(400, 'RequestTimeout'), 'bucket_busy', true],
    [answer(408, 'RequestTimeout'), 'bucket_busy', true],
    [answer(507, 'InsufficientStorage'), 'bucket_full', true],
    [answer(507, 'XMinioStorageFull'), 'bucket_full', true],
    [answer(429, 'TooManyRequests'), 'bucket_busy', true],
    [answer(500, 'InternalError'), 'bucket_busy', true],
    [answer(400, 'InvalidRequest'), 'bucket_refused', false],
    [answer(404, 'NoSuchBucket'), 'bucket_refused', false],
    [answer(411, 'MissingContentLength'), 'bucket_refused', false],
    [{ status: 502, body: '<html>Bad gateway</html>', retryAfter: null, date: null }, 'bucket_busy', true],
  ])('become typed errors: %o', (given, code, retryable) => {
    const error = bucketError(given);
    expect({ code: error.code, retryable: error.retryable }).toEqual({ code, retryable });
  });

  it('pass on how long to wait', () => {
    expect(bucketError({ ...answer(503, 'SlowDown'), retryAfter: '7' }).details).toMatchObject({
      retryAfterMs: 7000,
    });
    const date = 'Tue, 24 Nov 2026 12:00:00 GMT';
    const later = { ...answer(503, 'SlowDown'), retryAfter: 'Tue, 24 Nov 2026 12:00:09 GMT', date };
    expect(bucketError(later).details).toMatchObject({ retryAfterMs: 9000 });
  });

  it('never pass on their own text, which may quote the signature', () => {
    const body =
      '<Error><Code>SignatureDoesNotMatch</Code><StringToSign>SECRET-BEARING</StringToSign></Error>';
    const error = bucketError({ status: 403, body, retryAfter: null, date: null });
    expect(JSON.stringify([error.message, error.details])).not.toContain('SECRET-BEARING');
  });
});
