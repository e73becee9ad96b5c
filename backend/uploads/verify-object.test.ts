import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { UploadRow } from '../database/uploads.ts';
import { quirksOf } from '../storage/quirks.ts';
import { verifyObject } from './verify-object.ts';

const md5 = createHash('md5').update('hello').digest();
const upload: UploadRow = {
  id: '7f1b4f3c-8d2e-4f0a-9b57-1d1b8a3f2c11',
  user_id: 'u',
  object_key: 'k',
  filename: 'a.txt',
  content_type: 'text/plain',
  size: 5,
  checksum_md5: md5.toString('base64'),
  source_url: null,
  created_at: 0,
  signed_until: 0,
};
const object = { size: 5, contentType: 'text/plain', etag: md5.toString('hex'), etagIsOpaque: false };
const wrongEtag = { ...object, etag: 'd41d8cd98f00b204e9800998ecf8427e' };

test('what was to be uploaded passes', () => {
  expect(() => verifyObject(upload, object, quirksOf('aws'))).not.toThrow();
});

test('an ETag that is an MD5 tells other bytes apart', () => {
  expect(() => verifyObject(upload, wrongEtag, quirksOf('aws'))).toThrow(
    expect.objectContaining({ code: 'checksum_mismatch' }),
  );
});

test('an ETag that says nothing of the bytes is not compared: the bucket checked Content-MD5 itself', () => {
  expect(() => verifyObject(upload, { ...wrongEtag, etagIsOpaque: true }, quirksOf('aws'))).not.toThrow();
  expect(() => verifyObject(upload, wrongEtag, quirksOf('unknown'))).not.toThrow();
});

test('an upload without a checksum is compared by size and type', () => {
  expect(() => verifyObject({ ...upload, checksum_md5: null }, wrongEtag, quirksOf('aws'))).not.toThrow();
});
