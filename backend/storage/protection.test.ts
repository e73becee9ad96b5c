import { PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { expect, test } from 'vitest';
import { protectionHeaders, type Protection } from './protection.ts';
import { createS3Client } from './s3-client.ts';
import { signPut } from './signed-requests.ts';

const NOW = Date.UTC(2026, 10, 24, 18, 30, 15, 250);
const PROTECTION: Protection = {
  encryption: { algorithm: 'aws:kms', kmsKeyId: 'arn:aws:kms:eu-central-1:1:key/k' },
  lock: { mode: 'GOVERNANCE', days: 30 },
};
const HEADERS = {
  'x-amz-server-side-encryption': 'aws:kms',
  'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:eu-central-1:1:key/k',
  'x-amz-object-lock-mode': 'GOVERNANCE',
  'x-amz-object-lock-retain-until-date': '2026-12-24T18:30:15Z',
};

test.each<[string, Protection, Record<string, string>]>([
  ['all of it', PROTECTION, HEADERS],
  ['nothing', { encryption: undefined, lock: undefined }, {}],
  [
    "the bucket's own key",
    { encryption: { algorithm: 'AES256', kmsKeyId: undefined }, lock: undefined },
    { 'x-amz-server-side-encryption': 'AES256' },
  ],
])('the headers that ask for %s', (_, protection, headers) => {
  expect(protectionHeaders(protection, NOW)).toEqual(headers);
});

test('a signed PUT asks for it in headers, and is the same as from the SDK', async () => {
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const client = createS3Client({ region: 'eu-central-1', credentials, forcePathStyle: true }, undefined);
  const put = { key: 'a/b.txt', size: 5, contentType: 'text/plain', md5: '1B2M2Y8AsgTpgAmY7PhCfg==' };
  const target = {
    address: 'https://s3.eu-central-1.amazonaws.com/files',
    region: 'eu-central-1',
    credentials,
    now: NOW,
    protection: PROTECTION,
  };
  const signed = signPut(target, put, false);
  expect(signed.headers).toMatchObject(HEADERS);
  const command = new PutObjectCommand({
    Bucket: 'files',
    Key: put.key,
    ContentLength: put.size,
    ContentType: put.contentType,
    ContentMD5: put.md5,
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: 'arn:aws:kms:eu-central-1:1:key/k',
    ObjectLockMode: 'GOVERNANCE',
    ObjectLockRetainUntilDate: new Date('2026-12-24T18:30:15Z'),
  });
  const names = ['content-length', 'content-type', 'content-md5', ...Object.keys(HEADERS)];
  const url = await getSignedUrl(client, command, {
    expiresIn: 900,
    signingDate: new Date(NOW),
    signableHeaders: new Set(['host', ...names]),
    unhoistableHeaders: new Set(names),
  });
  expect(Object.fromEntries(new URL(signed.url).searchParams)).toEqual(
    Object.fromEntries(new URL(url).searchParams),
  );
});
