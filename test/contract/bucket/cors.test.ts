import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  GetObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { sdkAnswer } from './answers.ts';
import { openBucket } from './bucket-under-test.ts';
import { presign } from './presigned-url.ts';

const s3 = await openBucket();
const { bucket: Bucket, client, endpoint } = s3;
const ORIGIN = 'https://app.example.org';
const RULE = {
  AllowedOrigins: ['https://*.example.org'],
  AllowedMethods: ['GET', 'PUT'],
  AllowedHeaders: ['content-*'],
  ExposeHeaders: ['ETag'],
  MaxAgeSeconds: 60,
};

const preflight = (headers: Record<string, string>) =>
  fetch(`${endpoint}/${Bucket}/some/key`, { method: 'OPTIONS', headers });
const asked = { origin: ORIGIN, 'access-control-request-method': 'PUT' };

describe('with a CORS rule', () => {
  beforeEach(async () => {
    await client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [RULE] } }));
  });

  it('keeps the rule', async () => {
    const { CORSRules } = await client.send(new GetBucketCorsCommand({ Bucket }));
    const [rule] = CORSRules ?? [];
    expect(rule).toMatchObject({ ...RULE, AllowedMethods: rule?.AllowedMethods });
    expect(new Set(rule?.AllowedMethods)).toEqual(new Set(RULE.AllowedMethods));
  });

  it('answers a preflight without a signature', async () => {
    const response = await preflight({
      ...asked,
      'access-control-request-headers': 'content-md5,content-type',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(response.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(response.headers.get('access-control-allow-headers')).toContain('content-md5');
    expect(response.headers.get('access-control-max-age')).toBe('60');
  });

  it.each([
    ['origin', { ...asked, origin: 'https://example.com' }],
    ['method', { ...asked, 'access-control-request-method': 'DELETE' }],
    ['header', { ...asked, 'access-control-request-headers': 'x-amz-acl' }],
  ])('refuses a preflight for another %s', async (_, headers) => {
    const response = await preflight(headers);
    expect(response.status).toBe(403);
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('lets the page read answers and their ETag', async () => {
    const putUrl = await presign(s3, new PutObjectCommand({ Bucket, Key: 'read', ContentLength: 1 }));
    const put = await fetch(putUrl, { method: 'PUT', body: 'x', headers: { origin: ORIGIN } });
    expect(put.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(put.headers.get('access-control-expose-headers')).toBe('ETag');
    const getUrl = await presign(s3, new GetObjectCommand({ Bucket, Key: 'read' }));
    const get = await fetch(getUrl, { headers: { origin: ORIGIN } });
    expect(get.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });
});

describe('without CORS rules', () => {
  beforeEach(async () => {
    await client.send(new DeleteBucketCorsCommand({ Bucket }));
  });

  it('says so', async () => {
    expect((await sdkAnswer(client.send(new GetBucketCorsCommand({ Bucket })))).status).toBe(404);
  });

  it('refuses preflights, and sends no such headers', async () => {
    expect((await preflight(asked)).status).toBe(403);
    const url = await presign(s3, new PutObjectCommand({ Bucket, Key: 'x', ContentLength: 1 }));
    const response = await fetch(url, { method: 'PUT', body: 'x', headers: { origin: ORIGIN } });
    expect(response.status).toBe(200);
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
  });
});
