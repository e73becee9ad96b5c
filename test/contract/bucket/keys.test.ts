import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { sdkAnswer } from './answers.ts';
import { openBucket } from './bucket-under-test.ts';
import { expected } from './known-differences.ts';
import { presign } from './presigned-url.ts';

const s3 = await openBucket();
const { bucket: Bucket, client } = s3;

const KEYS = {
  'a name and a folder of that name': ['same', 'same/below', 'same/below/that', 'same/'],
  'names that differ by case only': ['Case', 'case', 'CASE'],
  'composed and decomposed accents': ['\u00E9', 'e\u0301'],
  emoji: ['😀.png', '👩‍👩‍👧/x'],
  'characters with a meaning in URLs': [
    'a b',
    'a+b',
    'a%20b',
    'a?b',
    'a#b',
    'a&b=c',
    "a'b(c)*!~",
    'a;b,c:d@e$f',
  ],
  'dots and slashes': ['a/../b', '../a', './a', 'a/./b', 'a//b', 'trailing/', '.', '..', '~', 'a\\b'],
  'characters with a meaning in XML': ['<a>', '"quoted"', '&amp;', ']]>'],
  'names that file systems refuse': ['CON', 'nul.txt', 'a:b', 'a*b', 'a|b', 'ends with dot.', ' spaces '],
  '1,024 bytes': ['k'.repeat(1024), 'ü'.repeat(512), `d/${'😀'.repeat(255)}/e`.slice(0, 1024)],
};

describe.each(Object.entries(KEYS))('keys with %s', (_, keys) => {
  it('are stored apart, listed and read back as they are', async () => {
    for (const Key of keys)
      await client.send(new PutObjectCommand({ Bucket, Key, Body: `content of ${Key}` }));
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents.map(({ Key }) => Key)).toEqual(expect.arrayContaining(keys));
    for (const Key of keys) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      expect(await Body?.transformToString()).toBe(`content of ${Key}`);
    }
  });

  it('can be deleted one by one', async () => {
    for (const Key of keys) await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    const [first, ...others] = keys;
    await client.send(new DeleteObjectCommand({ Bucket, Key: first }));
    const status = async (Key: string | undefined) =>
      (await sdkAnswer(client.send(new HeadObjectCommand({ Bucket, Key })))).status;
    expect(await status(first)).toBe(404);
    expect(await Promise.all(others.map(status))).toEqual(others.map(() => 200));
  });
});

it('a presigned URL works for a key with spaces, plus and quotes', async () => {
  const Key = `pre signed+'(1)é.txt`;
  const url = await presign(s3, new PutObjectCommand({ Bucket, Key, ContentLength: 1 }));
  expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(200);
  expect((await client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength).toBe(1);
});

it('a key of more than 1,024 bytes is refused', async () => {
  const put = (Key: string) => sdkAnswer(client.send(new PutObjectCommand({ Bucket, Key, Body: '' })));
  const refused = {
    status: 400,
    code: expected('a key that is too long is InvalidObjectName', {
      s3: 'KeyTooLongError',
      other: 'InvalidObjectName',
    }),
  };
  expect(await put('k'.repeat(1025))).toEqual(refused);
  expect(await put('ü'.repeat(513))).toEqual(refused);
});
