import { expect, test } from 'vitest';
import { compositeOf, isOpaque, md5OfEtag } from './etag.ts';

test('the composite of parts is what S3 gives as the ETag', () => {
  // The example of https://developers.cloudflare.com/r2/objects/multipart-objects
  const parts = ['bce6bf66aeb76c7040fdd5f4eccb78e6', '8165449fc15bbf43d3b674595cbcc406'];
  expect(compositeOf(parts.map((etag) => md5OfEtag(etag) ?? ''))).toBe('f77dc0eecdebcd774a2a22cb393ad2ff-2');
});

test('an ETag that does not look like an MD5 is none', () => {
  expect(md5OfEtag('D41D8CD98F00B204E9800998ECF8427E')).toBe('1B2M2Y8AsgTpgAmY7PhCfg==');
  expect(md5OfEtag('d41d8cd98f00b204e9800998ecf8427e-1')).toBeNull();
  expect(md5OfEtag('CKDwoPiG3v0CEAE=')).toBeNull();
});

test.each([
  [{ ServerSideEncryption: 'AES256' }, false],
  [{}, false],
  [{ ServerSideEncryption: 'aws:kms' }, true],
  [{ ServerSideEncryption: 'aws:kms:dsse' }, true],
  [{ SSECustomerAlgorithm: 'AES256' }, true],
])('encryption %j makes ETags opaque: %s', (facts, opaque) => {
  expect(isOpaque(facts)).toBe(opaque);
});
