import { ListObjectsCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { openBucket } from './bucket-under-test.ts';

const { bucket: Bucket, client } = await openBucket();

/** In the order that S3 lists them: by the bytes of their UTF-8. */
const KEYS = ['B', 'a', 'a/1', 'a/2/x', 'a/2/y', 'a/3', 'a0', 'b/1', 'b/2', 'z', 'é', '\uFF5E', '\u{1F600}'];
for (const Key of KEYS.toReversed()) await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));

interface Entries {
  keys: (string | undefined)[];
  prefixes: (string | undefined)[];
}

async function pagesV2(input: { MaxKeys: number; Prefix?: string; Delimiter?: string }): Promise<Entries[]> {
  const pages: Entries[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, ...input, ContinuationToken: token }));
    pages.push({
      keys: (page.Contents ?? []).map(({ Key }) => Key),
      prefixes: (page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
    });
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return pages;
}

async function pagesV1(input: { MaxKeys: number; Prefix?: string; Delimiter?: string }): Promise<Entries[]> {
  const pages: Entries[] = [];
  let marker: string | undefined;
  do {
    const page = await client.send(new ListObjectsCommand({ Bucket, ...input, Marker: marker }));
    const keys = (page.Contents ?? []).map(({ Key }) => Key);
    pages.push({ keys, prefixes: (page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix) });
    marker = page.IsTruncated ? (page.NextMarker ?? keys.at(-1)) : undefined;
  } while (marker !== undefined);
  return pages;
}

it('lists all keys in the order of their bytes', async () => {
  const { Contents, KeyCount, IsTruncated } = await client.send(new ListObjectsV2Command({ Bucket }));
  expect(Contents?.map(({ Key }) => Key)).toEqual(KEYS);
  expect({ KeyCount, IsTruncated }).toEqual({ KeyCount: KEYS.length, IsTruncated: false });
  expect(Contents?.[1]).toMatchObject({ Key: 'a', Size: 1, ETag: '"0cc175b9c0f1b6a831c399e269772661"' });
});

it('lists what begins with a prefix, and after a key', async () => {
  const list = async (input: { Prefix?: string; StartAfter?: string }) =>
    (await client.send(new ListObjectsV2Command({ Bucket, ...input }))).Contents?.map(({ Key }) => Key);
  expect(await list({ Prefix: 'a/' })).toEqual(['a/1', 'a/2/x', 'a/2/y', 'a/3']);
  expect(await list({ Prefix: 'nothing' })).toBeUndefined();
  expect(await list({ StartAfter: 'b/1' })).toEqual(['b/2', 'z', 'é', '\uFF5E', '\u{1F600}']);
  expect(await list({ StartAfter: 'a/2', Prefix: 'a/' })).toEqual(['a/2/x', 'a/2/y', 'a/3']);
});

it('rolls keys up at a delimiter', async () => {
  const list = async (input: { Prefix?: string }) =>
    await client.send(new ListObjectsV2Command({ Bucket, Delimiter: '/', ...input }));
  const top = await list({});
  expect(top.CommonPrefixes).toEqual([{ Prefix: 'a/' }, { Prefix: 'b/' }]);
  expect(top.Contents?.map(({ Key }) => Key)).toEqual(['B', 'a', 'a0', 'z', 'é', '\uFF5E', '\u{1F600}']);
  const below = await list({ Prefix: 'a/' });
  expect(below.CommonPrefixes).toEqual([{ Prefix: 'a/2/' }]);
  expect(below.Contents?.map(({ Key }) => Key)).toEqual(['a/1', 'a/3']);
});

it.each([1, 2, 3, 5])('pages by %i come to the same in both versions', async (MaxKeys) => {
  for (const input of [{ MaxKeys }, { MaxKeys, Delimiter: '/' }, { MaxKeys, Delimiter: '/', Prefix: 'a/' }]) {
    const [whole] = await pagesV2({ ...input, MaxKeys: 1000 });
    for (const pages of [await pagesV2(input), await pagesV1(input)]) {
      expect(pages.flatMap(({ keys }) => keys)).toEqual(whole?.keys);
      expect(pages.flatMap(({ prefixes }) => prefixes)).toEqual(whole?.prefixes);
      expect(Math.max(...pages.map(({ keys, prefixes }) => keys.length + prefixes.length))).toBe(
        Math.min(MaxKeys, (whole?.keys.length ?? 0) + (whole?.prefixes.length ?? 0)),
      );
    }
  }
});

it('lists nothing when no key is asked for', async () => {
  const page = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 0 }));
  expect(page).toMatchObject({ KeyCount: 0, IsTruncated: false });
});

it('encodes keys where it is asked to', async () => {
  const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'é', EncodingType: 'url' }));
  expect(page.Contents?.map(({ Key }) => decodeURIComponent(Key ?? ''))).toEqual(['é']);
  expect(page.Contents?.[0]?.Key).toBe('%C3%A9');
});
