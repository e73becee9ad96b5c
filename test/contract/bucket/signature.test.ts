import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { fetchAnswer, sdkAnswer } from './answers.ts';
import { openBucket } from './bucket-under-test.ts';
import { expected } from './known-differences.ts';
import { presign } from './presigned-url.ts';

const s3 = await openBucket();
const { bucket: Bucket, client, endpoint, region, credentials } = s3;

const CONTENT = 'signed content';
const MD5 = createHash('md5').update(CONTENT).digest('base64');
const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

function put(url: string, headers: Record<string, string> = {}, body = CONTENT): Promise<Response> {
  return fetch(url, { method: 'PUT', body, headers });
}

async function isStored(Key: string): Promise<boolean> {
  return (await sdkAnswer(client.send(new HeadObjectCommand({ Bucket, Key })))).status === 200;
}

describe('a presigned PUT', () => {
  const command = (Key: string) => new PutObjectCommand({ Bucket, Key, ContentLength: CONTENT.length });

  it('stores the object that it was signed for', async () => {
    const response = await put(await presign(s3, command('right')));
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe(`"${createHash('md5').update(CONTENT).digest('hex')}"`);
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'right' }));
    expect(await Body?.transformToString()).toBe(CONTENT);
  });

  it('carries the type and the MD5 that were signed, and no others', async () => {
    const signed = new PutObjectCommand({
      Bucket,
      Key: 'typed',
      ContentLength: CONTENT.length,
      ContentType: 'text/plain',
      ContentMD5: MD5,
    });
    const url = await presign(s3, signed, { signedHeaders: ['content-type', 'content-md5'] });
    const refused = { status: 403, code: 'SignatureDoesNotMatch' };
    expect(await fetchAnswer(put(url, { 'content-type': 'text/html', 'content-md5': MD5 }))).toEqual(refused);
    expect(await fetchAnswer(put(url, { 'content-type': 'text/plain' }))).toEqual(refused);
    expect(
      await fetchAnswer(put(url, { 'content-type': 'text/plain', 'content-md5': MD5 }, 'signed CONTENT')),
    ).toEqual({ status: 400, code: 'BadDigest' });
    expect(await isStored('typed')).toBe(false);
    const right = await put(url, { 'content-type': 'text/plain', 'content-md5': MD5 });
    expect(right.status).toBe(200);
  });

  it.each(['', 'signed conten', `${CONTENT}!`])(
    'refuses a body of another length than signed: %j',
    async (body) => {
      const answer = await fetchAnswer(put(await presign(s3, command('length')), {}, body));
      expect(answer).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
      expect(await isStored('length')).toBe(false);
    },
  );

  it.each([
    ['an unknown key id', { accessKeyId: 'nobody' }, 'InvalidAccessKeyId'],
    ['another secret', { secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ['an expired signature', { signedAt: ago(10), expiresIn: 60 }, 'AccessDenied'],
  ])('refuses %s', async (_, signing, code) => {
    const answer = await fetchAnswer(put(await presign(s3, command('refused'), signing)));
    expect(answer).toEqual({ status: 403, code });
    expect(await isStored('refused')).toBe(false);
  });

  it('says so when it has expired', async () => {
    const response = await put(await presign(s3, command('expired'), { signedAt: ago(10), expiresIn: 60 }));
    expect(await response.text()).toContain(
      expected('an expired URL is refused without a reason', {
        s3: '<Message>Request has expired</Message>',
        other: '<Code>AccessDenied</Code>',
      }),
    );
  });

  it('refuses a signature from the future', async () => {
    const answer = await fetchAnswer(put(await presign(s3, command('future'), { signedAt: ago(-20) })));
    expect(answer.status).toBe(expected('a signature from the future is taken', { s3: 403, other: 200 }));
  });

  it('refuses another region', async () => {
    const answer = await fetchAnswer(put(await presign(s3, command('region'), { region: 'eu-north-1' })));
    expect(answer).toEqual(
      expected('the region is not checked', {
        s3: { status: 400, code: 'AuthorizationQueryParametersError' },
        other: { status: 200, code: undefined },
      }),
    );
  });

  it.each([
    ['method', (url: string) => fetch(url, { method: 'DELETE' })],
    ['path', (url: string) => put(url.replace('/tampered', '/tampered2'))],
    ['host', (url: string) => put(url.replace('127.0.0.1', 'localhost'))],
    ['expiry', (url: string) => put(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=61'))],
    ['query', (url: string) => put(`${url}&x-amz-acl=public-read`)],
  ])('refuses another %s', async (_, request) => {
    const answer = await fetchAnswer(request(await presign(s3, command('tampered'))));
    expect(answer).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
    expect(await isStored('tampered2')).toBe(false);
  });

  it.each([
    ['0', 'X-Amz-Expires=0'],
    ['more than a week', 'X-Amz-Expires=604801'],
    ['no number', 'X-Amz-Expires=soon'],
  ])('refuses an expiry of %s', async (_, expiry) => {
    const url = (await presign(s3, command('expiry'))).replace('X-Amz-Expires=60', expiry);
    const { status } = await fetchAnswer(put(url));
    expect(status).toBe(expected('a wrong expiry is AccessDenied', { s3: 400, other: 403 }));
  });

  it('refuses a URL that lacks a parameter', async () => {
    const url = (await presign(s3, command('lacking'))).replace(/&X-Amz-Expires=\d+/, '');
    const { status } = await fetchAnswer(put(url));
    expect(status).toBe(expected('a wrong expiry is AccessDenied', { s3: 400, other: 403 }));
  });

  it('refuses an x-amz-* header that was not signed', async () => {
    const url = await presign(s3, command('header'));
    expect(await fetchAnswer(put(url, { 'x-amz-meta-added': 'later' }))).toEqual(
      expected('unsigned x-amz-* headers are taken', {
        s3: { status: 403, code: 'AccessDenied' },
        other: { status: 200, code: undefined },
      }),
    );
  });
});

describe('a signed request', () => {
  it('is refused without a signature', async () => {
    expect(await fetchAnswer(fetch(`${endpoint}/${Bucket}/anonymous`))).toEqual({
      status: 403,
      code: 'AccessDenied',
    });
    expect(await fetchAnswer(put(`${endpoint}/${Bucket}/anonymous`))).toEqual({
      status: 403,
      code: 'AccessDenied',
    });
  });

  it.each([
    ['an unknown key id', { credentials: { ...credentials, accessKeyId: 'nobody' } }, 'InvalidAccessKeyId'],
    ['another secret', { credentials: { ...credentials, secretAccessKey: 'x' } }, 'SignatureDoesNotMatch'],
    ['a clock 20 minutes late', { systemClockOffset: -20 * MINUTE }, 'RequestTimeTooSkewed'],
    ['a clock 20 minutes early', { systemClockOffset: 20 * MINUTE }, 'RequestTimeTooSkewed'],
  ])('is refused with %s', async (_, difference, code) => {
    const other = new S3Client({
      endpoint,
      region,
      credentials,
      forcePathStyle: true,
      maxAttempts: 1,
      ...difference,
    });
    expect(await sdkAnswer(other.send(new ListBucketsCommand({})))).toEqual({ status: 403, code });
    other.destroy();
  });

  it('is refused for another region', async () => {
    const other = new S3Client({ endpoint, region: 'eu-north-1', credentials, forcePathStyle: true });
    expect(await sdkAnswer(other.send(new ListBucketsCommand({})))).toEqual(
      expected('the region is not checked', {
        s3: { status: 400, code: 'AuthorizationHeaderMalformed' },
        other: { status: 200, code: undefined },
      }),
    );
    other.destroy();
  });

  it('is refused in the old version 2', async () => {
    const headers = { authorization: 'AWS AKID:c2lnbmF0dXJl', date: new Date().toUTCString() };
    const { status } = await fetchAnswer(fetch(`${endpoint}/${Bucket}`, { headers }));
    expect(status).toBe(expected('signature version 2 is understood', { s3: 400, other: 403 }));
  });
});
