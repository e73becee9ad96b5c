import { expect, test } from 'vitest';
import { examineBucket } from '../../../backend/doctor/examine.ts';
import type { Finding } from '../../../backend/doctor/finding.ts';
import { readEnvironment } from '../../../backend/env.ts';
import { disguise, startBucket } from './bucket-for-doctor.ts';
import { makeFolder } from './pail-process.ts';

/** Examines the bucket of these variables: the names of the checks that failed, and what each found. */
async function examine(
  variables: Record<string, string>,
): Promise<{ failed: string[]; of(check: string): Finding | undefined }> {
  const { bucket } = readEnvironment(variables);
  if (!bucket) throw new Error('These variables name no bucket');
  const { findings } = await examineBucket({
    settings: bucket,
    publicBaseUrl: undefined,
    abandonedAfterHours: 24,
    remedies: { lifecycle: false, corsOrigins: [] },
  });
  return {
    failed: findings.filter(({ status }) => status === 'fail').map(({ check }) => check),
    of: (check) => findings.find((finding) => finding.check === check),
  };
}

/** A bucket's answers to the questions after its versions and its Object Lock. */
const VERSIONED = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
const UNVERSIONED = '<VersioningConfiguration/>';
const NO_LOCK = '<Error><Code>ObjectLockConfigurationNotFoundError</Code></Error>';
const lockedBy = (rule: string): string =>
  `<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>${rule}</ObjectLockConfiguration>`;
const A_WEEK = '<Rule><DefaultRetention><Mode>GOVERNANCE</Mode><Days>7</Days></DefaultRetention></Rule>';
const LOCKING = { S3_OBJECT_LOCK_MODE: 'COMPLIANCE', S3_OBJECT_LOCK_DAYS: '30' };

test.each([
  ['keeps no old versions', UNVERSIONED, NO_LOCK, {}, 'ok', 'what is deleted is gone'],
  ['keeps old versions', VERSIONED, NO_LOCK, {}, 'warn', 'the bytes of deleted files stay'],
  ['locks by itself', VERSIONED, lockedBy(A_WEEK), {}, 'warn', 'for 7 days (GOVERNANCE)'],
  ['locks as asked', VERSIONED, lockedBy(''), LOCKING, 'ok', 'for 30 days (COMPLIANCE)'],
  ['cannot lock as asked', UNVERSIONED, NO_LOCK, LOCKING, 'fail', 'this bucket has none'],
])('a bucket that %s is told', async (_, versioning, lock, variables, status, words) => {
  const { env, endpoint } = await startBucket(await makeFolder());
  const S3_ENDPOINT = await disguise(endpoint, {
    answer: ({ url = '' }, response) => {
      if (url.includes('versioning')) response.end(versioning);
      else if (url.includes('object-lock')) response.writeHead(lock === NO_LOCK ? 404 : 200).end(lock);
      else return false;
      return true;
    },
  });
  const { of } = await examine({ ...env, ...variables, S3_ENDPOINT });
  expect(of('deletion')?.status).toBe(status);
  expect(of('deletion')?.found).toContain(words);
});

test.each([
  ['', 'aws:kms', 'ok', 'encrypts by itself (aws:kms)'],
  ['AES256', 'AES256', 'ok', 'as asked (AES256)'],
  ['aws:kms', 'AES256', 'fail', 'encrypted by AES256'],
  ['AES256', undefined, 'fail', 'without encryption'],
])('asked for encryption by "%s", a bucket that does %s is told', async (asked, done, status, words) => {
  const { env, endpoint } = await startBucket(await makeFolder());
  const S3_ENDPOINT = await disguise(endpoint, {
    answer: ({ url = '' }, response) => {
      if (!url.includes('encrypted.bin')) return false;
      response.writeHead(200, done === undefined ? {} : { 'x-amz-server-side-encryption': done }).end();
      return true;
    },
  });
  const { of } = await examine({ ...env, S3_SERVER_SIDE_ENCRYPTION: asked, S3_ENDPOINT });
  expect(of('encryption')?.status).toBe(status);
  expect(of('encryption')?.found).toContain(words);
});

test('a bucket that refuses the encryption that is asked for is one fault, with its fix', async () => {
  const { env } = await startBucket(await makeFolder());
  const { failed, of } = await examine({ ...env, S3_SERVER_SIDE_ENCRYPTION: 'AES256' });
  expect(failed).toEqual(['encryption']);
  expect(of('encryption')?.fix).toContain('S3_SERVER_SIDE_ENCRYPTION');
});
