import { expect, test } from 'vitest';
import { quirksOf } from '../../storage/quirks.ts';
import { judgeProvider } from './provider.ts';

test.each(['aws', 'minio', 'ceph', 'r2', 'gcs', 'unknown'] as const)(
  '%s that behaves so is fine',
  (provider) => {
    expect(judgeProvider(provider, quirksOf(provider), undefined).status).toBe('ok');
  },
);

test('a bucket that does more than it is taken for is told by its Server header', () => {
  const found = judgeProvider('unknown', quirksOf('ceph'), 'MinIO');
  expect(found).toMatchObject({ status: 'warn', fix: 'Set S3_PROVIDER=minio.' });
});

test('a missing condition harms nobody, a wrong ETag fails every upload', () => {
  const noCondition = { ...quirksOf('aws'), refusesOverwriteOnComplete: false };
  expect(judgeProvider('aws', noCondition, undefined).status).toBe('warn');
  const otherEtag = { ...quirksOf('aws'), etagIsMd5: false };
  expect(judgeProvider('aws', otherEtag, undefined)).toMatchObject({
    status: 'fail',
    fix: 'Set S3_PROVIDER=unknown.',
  });
});
