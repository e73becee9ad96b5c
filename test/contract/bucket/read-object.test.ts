import {
  type GetObjectCommandInput,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { sdkAnswer } from './answers.ts';
import { openBucket } from './bucket-under-test.ts';
import { expected } from './known-differences.ts';

const { bucket: Bucket, client } = await openBucket();
const Key = 'digits';
const { ETag } = await client.send(
  new PutObjectCommand({
    Bucket,
    Key,
    Body: '0123456789',
    ContentType: 'text/plain',
    CacheControl: 'max-age=60',
    ContentDisposition: `attachment; filename="d.txt"; filename*=UTF-8''d%C3%AF.txt`,
    ContentEncoding: 'identity',
    ContentLanguage: 'de',
    Metadata: { 'made-by': 'a test', empty: '' },
  }),
);
await client.send(new PutObjectCommand({ Bucket, Key: 'empty', Body: '' }));

const get = (input: Partial<GetObjectCommandInput> = {}) =>
  client.send(new GetObjectCommand({ Bucket, Key, ...input }));
const HOUR = 3_600_000;

it('gives back what was stored with the object', async () => {
  const head = await client.send(new HeadObjectCommand({ Bucket, Key }));
  expect(head).toMatchObject({
    ContentLength: 10,
    ContentType: 'text/plain',
    CacheControl: 'max-age=60',
    ContentDisposition: `attachment; filename="d.txt"; filename*=UTF-8''d%C3%AF.txt`,
    ContentEncoding: 'identity',
    ContentLanguage: 'de',
    ETag: '"781e5e245d69b566979b86e28d23f2c7"',
    AcceptRanges: 'bytes',
  });
  expect(head.Metadata).toMatchObject({ 'made-by': 'a test' });
});

it('replaces headers of the answer where the URL says so', async () => {
  const answer = await get({
    ResponseContentType: 'image/png',
    ResponseContentDisposition: 'inline',
    ResponseCacheControl: 'no-store',
    ResponseContentLanguage: 'en',
    ResponseContentEncoding: 'gzip',
  });
  expect(answer).toMatchObject({
    ContentType: 'image/png',
    ContentDisposition: 'inline',
    CacheControl: 'no-store',
    ContentLanguage: 'en',
    ContentEncoding: 'gzip',
  });
});

describe('a range', () => {
  it.each([
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-30', '0123456789', 'bytes 0-9/10'],
    ['bytes=8-30', '89', 'bytes 8-9/10'],
  ])('%s gives these bytes', async (Range, content, ContentRange) => {
    const answer = await get({ Range });
    expect(answer).toMatchObject({ ContentRange, ContentLength: content.length });
    expect(answer.$metadata.httpStatusCode).toBe(206);
    expect(await answer.Body?.transformToString()).toBe(content);
  });

  it.each(['bytes=10-', 'bytes=10-20'])('%s is not satisfiable', async (Range) => {
    expect(await sdkAnswer(get({ Range }))).toEqual({ status: 416, code: 'InvalidRange' });
  });

  it('of the last no bytes is not satisfiable', async () => {
    expect((await sdkAnswer(get({ Range: 'bytes=-0' }))).status).toBe(
      expected('the last no bytes are the whole', { s3: 416, other: 206 }),
    );
  });

  it('of an empty object is not satisfiable', async () => {
    expect(await sdkAnswer(get({ Key: 'empty', Range: 'bytes=0-' }))).toEqual({
      status: 416,
      code: 'InvalidRange',
    });
  });
});

describe('a condition', () => {
  const before = new Date(Date.now() - HOUR);
  const after = new Date(Date.now() - 1000);

  it.each([
    ['If-Match, right', { IfMatch: ETag }, 200],
    ['If-Match, wrong', { IfMatch: '"wrong"' }, 412],
    ['If-None-Match, right', { IfNoneMatch: ETag }, 304],
    ['If-None-Match, wrong', { IfNoneMatch: '"wrong"' }, 200],
    ['If-Modified-Since, changed', { IfModifiedSince: before }, 200],
    ['If-Unmodified-Since, changed', { IfUnmodifiedSince: before }, 412],
  ])('%s', async (_, condition, status) => {
    expect((await sdkAnswer(get(condition))).status).toBe(status);
  });

  it('If-Modified-Since, unchanged', async () => {
    const { LastModified } = await get();
    expect((await sdkAnswer(get({ IfModifiedSince: LastModified ?? after }))).status).toBe(304);
    expect((await sdkAnswer(get({ IfUnmodifiedSince: LastModified ?? before }))).status).toBe(200);
  });
});

it('an empty object is read as such', async () => {
  const answer = await get({ Key: 'empty' });
  expect(answer).toMatchObject({ ContentLength: 0, ETag: '"d41d8cd98f00b204e9800998ecf8427e"' });
  expect(await answer.Body?.transformToString()).toBe('');
});

it('an object that is not there', async () => {
  expect(await sdkAnswer(get({ Key: 'missing' }))).toEqual({ status: 404, code: 'NoSuchKey' });
  expect(await sdkAnswer(get({ Bucket: 'pail-no-such-bucket' }))).toEqual({
    status: 404,
    code: 'NoSuchBucket',
  });
});
