import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AwsChunkedDecoder } from '../body/aws-chunked.ts';
import { ChunkSignatures } from '../body/chunk-signature.ts';
import { Query } from '../http/query.ts';
import type { S3Request } from '../http/s3-request.ts';
import { canonicalRequest, stringToSign } from './canonical-request.ts';
import { sign, signingKey } from './signing-key.ts';
import { type VerifiedSignature, verifySignature } from './verify.ts';

/** The examples of "Signature Calculations" in the Amazon S3 API Reference, with their published results. */
const CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const SCOPE = { date: '20130524', region: 'us-east-1' };
const TIMESTAMP = '20130524T000000Z';
const HOST = 'examplebucket.s3.amazonaws.com';
const EMPTY = createHash('sha256').digest('hex');
const VERIFIER = {
  credentials: CREDENTIALS,
  region: 'us-east-1',
  now: () => Date.parse('2013-05-24T00:00:00Z'),
};

function requestOf(method: string, target: string, headers: Record<string, string>): S3Request {
  const [path = '', query = ''] = target.split('?');
  return {
    method,
    path,
    query: new Query(query),
    headers: new Map(Object.entries(headers)),
    bucket: '',
    key: '',
  };
}

function signatureOf(request: S3Request, payloadHash: string): string {
  const signedHeaders = [...request.headers.keys()].toSorted((left, right) => (left < right ? -1 : 1));
  const canonical = canonicalRequest(request, signedHeaders, payloadHash);
  return sign(signingKey(CREDENTIALS.secretAccessKey, SCOPE), stringToSign(TIMESTAMP, SCOPE, canonical));
}

describe('the published signature', () => {
  it.each([
    [
      'GET Object',
      requestOf('GET', '/test.txt', {
        host: HOST,
        range: 'bytes=0-9',
        'x-amz-content-sha256': EMPTY,
        'x-amz-date': TIMESTAMP,
      }),
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'GET Bucket Lifecycle',
      requestOf('GET', '/?lifecycle', { host: HOST, 'x-amz-content-sha256': EMPTY, 'x-amz-date': TIMESTAMP }),
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'Get Bucket (List Objects)',
      requestOf('GET', '/?max-keys=2&prefix=J', {
        host: HOST,
        'x-amz-content-sha256': EMPTY,
        'x-amz-date': TIMESTAMP,
      }),
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('of %s', (_, request, signature) => {
    expect(signatureOf(request, EMPTY)).toBe(signature);
  });
});

const PRESIGNED =
  '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
  '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
  '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';

describe('the published presigned URL', () => {
  const verifyAt = (time: string, target = PRESIGNED) =>
    verifySignature(requestOf('GET', target, { host: HOST }), { ...VERIFIER, now: () => Date.parse(time) });

  it('is right, until it expires to the second', () => {
    expect(verifyAt('2013-05-24T00:00:00Z')).toMatchObject({
      presigned: true,
      payloadHash: 'UNSIGNED-PAYLOAD',
    });
    expect(verifyAt('2013-05-25T00:00:00Z')).toMatchObject({ presigned: true });
    expect(() => verifyAt('2013-05-25T00:00:01Z')).toThrow('Request has expired');
  });

  it('is wrong for any other query or signature, also a shorter one', () => {
    const wrong = (target: string) => () => verifyAt('2013-05-24T00:00:00Z', target);
    expect(wrong(PRESIGNED.replace('Expires=86400', 'Expires=86401'))).toThrow('signature');
    expect(wrong(PRESIGNED.replace('Signature=ae', 'Signature=be'))).toThrow('signature');
    expect(wrong(PRESIGNED.slice(0, -2))).toThrow('signature');
  });
});

describe('the published chunked upload', () => {
  const SEED = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
  const verified: VerifiedSignature = {
    presigned: false,
    payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    key: signingKey(CREDENTIALS.secretAccessKey, SCOPE),
    scope: SCOPE,
    timestamp: TIMESTAMP,
    signature: SEED,
  };
  const CHUNKS = [
    [65536, 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648'],
    [1024, '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497'],
    [0, 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9'],
  ] as const;
  const BODY = CHUNKS.map(
    ([size, signature]) => `${size.toString(16)};chunk-signature=${signature}\r\n${'a'.repeat(size)}\r\n`,
  ).join('');

  function decode(body: string, step: number): string {
    const decoder = new AwsChunkedDecoder(new ChunkSignatures(verified));
    const bytes = Buffer.from(body);
    let content = '';
    for (let offset = 0; offset < bytes.length; offset += step) {
      for (const chunk of decoder.decode(bytes.subarray(offset, offset + step))) content += chunk.toString();
    }
    decoder.end();
    return content;
  }

  it('begins with the published signature', () => {
    const headers = {
      host: 's3.amazonaws.com',
      'content-encoding': 'aws-chunked',
      'content-length': '66824',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'x-amz-date': TIMESTAMP,
      'x-amz-decoded-content-length': '66560',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    };
    const request = requestOf('PUT', '/examplebucket/chunkObject.txt', headers);
    expect(signatureOf(request, verified.payloadHash)).toBe(SEED);
  });

  it.each([1, 7, 1000, 100_000])('is decoded, arriving %i bytes at a time', (step) => {
    expect(decode(BODY, step)).toBe('a'.repeat(66560));
  });

  it('is refused with other content, another order, or without its end', () => {
    expect(() => decode(BODY.replace('\r\naaa', '\r\nbaa'), 1000)).toThrow('signature');
    expect(() => decode(BODY.slice(BODY.indexOf('400;')), 1000)).toThrow('signature');
    expect(() => decode(BODY.slice(0, BODY.indexOf('0;chunk-signature=b6c6')), 1000)).toThrow('terminated');
  });
});
