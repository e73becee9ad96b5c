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
  part_size: null,
  s3_upload_id: null,
  etags_are_opaque: 0,
  has_checksums: 1,
  device_id: null,
  checksum_sha256: null,
};
const object = {
  size: 5,
  contentType: 'text/plain',
  etag: md5.toString('hex'),
  etagIsOpaque: false,
  sha256: undefined,
};
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

const composite = 'f77dc0eecdebcd774a2a22cb393ad2ff-2';
const inParts = { ...upload, part_size: 8, checksum_md5: null };

test('the ETag of an object in parts is compared with what the client computed of them', () => {
  expect(verifyObject(inParts, { ...object, etag: composite }, quirksOf('aws'), composite)).toMatchObject({
    etagMatches: true,
  });
  expect(() => verifyObject(inParts, object, quirksOf('aws'), composite)).toThrow(
    expect.objectContaining({ code: 'checksum_mismatch' }),
  );
});

test('an ETag that proves nothing is not taken for a proof', () => {
  const unproven = { ...object, etag: 'CKDwoPiG3v0CEAE=' };
  expect(verifyObject(inParts, unproven, quirksOf('gcs'), composite)).toMatchObject({ etagMatches: false });
  const opaque = { ...unproven, etagIsOpaque: true };
  expect(verifyObject(inParts, opaque, quirksOf('aws'), composite)).toMatchObject({ etagMatches: false });
});

test('a size that was not known is what the bucket has', () => {
  expect(() => verifyObject({ ...upload, size: null }, object, quirksOf('aws'))).not.toThrow();
});

test('a SHA-256 is proven only by the bucket that computed the same', () => {
  const sha256 = createHash('sha256').update('hello').digest('base64');
  const claimed = { ...upload, checksum_sha256: sha256 };
  expect(verifyObject(claimed, { ...object, sha256 }, quirksOf('aws'))).toMatchObject({
    sha256Matches: true,
  });
  expect(verifyObject(claimed, object, quirksOf('aws'))).toMatchObject({ sha256Matches: false });
  expect(verifyObject(upload, { ...object, sha256 }, quirksOf('aws'))).toMatchObject({
    sha256Matches: false,
  });
  const other = createHash('sha256').update('other').digest('base64');
  expect(() => verifyObject(claimed, { ...object, sha256: other }, quirksOf('aws'))).toThrow(
    expect.objectContaining({ code: 'checksum_mismatch' }),
  );
});
