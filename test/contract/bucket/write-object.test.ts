import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { sdkAnswer } from './answers.ts';
import { openBucket } from './bucket-under-test.ts';
import { expected } from './known-differences.ts';

const { bucket: Bucket, client } = await openBucket();

const put = (Key: string, Body: string, more = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

async function content(Key: string): Promise<string | undefined> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Body?.transformToString();
}

describe('PutObject', () => {
  it('replaces the object that was there, with its metadata', async () => {
    await put('replaced', 'first', { Metadata: { first: '1' }, CacheControl: 'no-store' });
    await put('replaced', 'second', { Metadata: { second: '2' } });
    const object = await client.send(new GetObjectCommand({ Bucket, Key: 'replaced' }));
    expect(await object.Body?.transformToString()).toBe('second');
    expect(object.Metadata).toEqual({ second: '2' });
    expect(object.CacheControl).toBeUndefined();
  });

  it('with If-None-Match does not replace anything', async () => {
    const once = () => sdkAnswer(put('once', 'x', { IfNoneMatch: '*' }));
    expect((await once()).status).toBe(200);
    expect(await once()).toEqual({ status: 412, code: 'PreconditionFailed' });
  });

  it('with If-None-Match lets exactly one of those that race win', async () => {
    const bodies = Array.from({ length: 8 }, (_, index) => String(index).repeat(200_000));
    const answers = await Promise.all(
      bodies.map((body) => sdkAnswer(put('race', body, { IfNoneMatch: '*' }))),
    );
    const winners = bodies.filter((_, index) => answers[index]?.status === 200);
    expect(winners).toHaveLength(1);
    expect(await content('race')).toBe(winners[0]);
  });

  it('with If-Match replaces that object only', async () => {
    const { ETag } = await put('matched', 'first');
    expect(await sdkAnswer(put('matched', 'x', { IfMatch: '"0"' }))).toEqual({
      status: 412,
      code: 'PreconditionFailed',
    });
    expect((await sdkAnswer(put('matched', 'second', { IfMatch: ETag }))).status).toBe(
      expected('If-Match does not know a quoted ETag', { s3: 200, other: 412 }),
    );
  });

  it('refuses metadata that is too long', async () => {
    const Metadata = { long: 'x'.repeat(2100) };
    expect((await sdkAnswer(put('metadata', 'x', { Metadata }))).code).toBe(
      expected('metadata may be longer', { s3: 'MetadataTooLarge', other: undefined }),
    );
  });
});

describe('CopyObject', () => {
  it('copies content and metadata', async () => {
    await put('source', 'to be copied', { ContentType: 'text/x-test', Metadata: { a: 'b' } });
    const copy = await client.send(
      new CopyObjectCommand({ Bucket, Key: 'copy/ü', CopySource: `/${Bucket}/source` }),
    );
    const md5 = createHash('md5').update('to be copied').digest('hex');
    expect(copy.CopyObjectResult?.ETag).toBe(
      expected('CopyObject gives a bare ETag', { s3: `"${md5}"`, other: md5 }),
    );
    const object = await client.send(new GetObjectCommand({ Bucket, Key: 'copy/ü' }));
    expect(object).toMatchObject({ ContentType: 'text/x-test', Metadata: { a: 'b' } });
    expect(await object.Body?.transformToString()).toBe('to be copied');
  });

  it('replaces the metadata where it is asked to, also of the object itself', async () => {
    await put('itself', 'unchanged', { Metadata: { old: '1' } });
    const copy = { Bucket, Key: 'itself', CopySource: `${Bucket}/itself` };
    expect(await sdkAnswer(client.send(new CopyObjectCommand(copy)))).toEqual({
      status: 400,
      code: 'InvalidRequest',
    });
    await client.send(
      new CopyObjectCommand({ ...copy, MetadataDirective: 'REPLACE', Metadata: { new: '2' } }),
    );
    expect((await client.send(new HeadObjectCommand({ Bucket, Key: 'itself' }))).Metadata).toEqual({
      new: '2',
    });
    expect(await content('itself')).toBe('unchanged');
  });

  it('says what is missing', async () => {
    const copy = { Bucket, Key: 'x', CopySource: `${Bucket}/missing` };
    expect(await sdkAnswer(client.send(new CopyObjectCommand(copy)))).toEqual({
      status: 404,
      code: 'NoSuchKey',
    });
  });
});

describe('deleting', () => {
  it('succeeds whether or not the object is there', async () => {
    await put('deleted', 'x');
    const remove = () => sdkAnswer(client.send(new DeleteObjectCommand({ Bucket, Key: 'deleted' })));
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
    expect((await sdkAnswer(client.send(new HeadObjectCommand({ Bucket, Key: 'deleted' })))).status).toBe(
      404,
    );
  });

  it('takes many at once, with any characters', async () => {
    const keys = ['many/1', 'many/<&>"\'', 'many/ü 😀', 'many/ spaces '];
    for (const Key of keys) await put(Key, 'x');
    const Objects = [...keys, 'many/missing'].map((Key) => ({ Key }));
    const { Deleted, Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted?.map(({ Key }) => Key).toSorted()).toEqual(Objects.map(({ Key }) => Key).toSorted());
    expect(Errors).toBeUndefined();
    const { KeyCount } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'many/' }));
    expect(KeyCount).toBe(0);
  });
});
