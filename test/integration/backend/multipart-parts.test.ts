import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { md5Of } from '../../fixtures/md5-of.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import {
  completeInParts,
  createInParts,
  describePart,
  makeLargeFile,
  sendParts,
  signPart,
  signParts,
  stateOf,
} from '../../fixtures/upload-in-parts.ts';
import { createAccepted, describeUpload, put } from '../../fixtures/upload-over-api.ts';

const PART = 8 * 1024 ** 2;

test('an upload that was cut off goes on with the parts that are missing', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile();
  const { key, partSize } = await createInParts(device, large.wanted);
  await sendParts(device, large, [3, 1]);
  const listed = [1, 3].map((partNumber) => {
    const bytes = large.parts[partNumber - 1] ?? Buffer.alloc(0);
    return { partNumber, size: bytes.length, md5: md5Of(bytes).value };
  });
  expect(await stateOf(device, large.wanted.id)).toEqual({
    id: large.wanted.id,
    key,
    state: 'pending',
    partSize,
    parts: listed,
  });
  expect(await completeInParts(device, large)).toMatchObject({
    error: { code: 'object_missing', retryable: true },
  });
  // Begun again as after a crash: same key, same parts.
  expect(await createInParts(device, large.wanted)).toMatchObject({ key, partSize });
  await sendParts(device, large, [2]);
  expect(await completeInParts(device, large)).toHaveProperty('file');
});

test('a request stores the bytes of its one part and no others', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile();
  await createInParts(device, large.wanted);
  const bytes = large.parts[2] ?? Buffer.alloc(0);
  const request = await signPart(device, large.wanted.id, describePart(3, bytes));
  expect(Object.keys(request.headers)).toEqual(['content-md5']);
  expect((await put(request, bytes.subarray(1))).status).toBe(403);
  expect((await put(request, Buffer.alloc(bytes.length))).status).toBe(400);
  const { 'content-md5': _, ...unchecked } = request.headers;
  expect((await put({ ...request, headers: unchecked }, bytes)).status).toBe(403);
  const asFirst = request.url.replace('partNumber=3', 'partNumber=1');
  expect(asFirst).not.toBe(request.url);
  expect((await put({ ...request, url: asFirst }, bytes)).status).toBe(403);
  expect(await stateOf(device, large.wanted.id)).toMatchObject({ parts: [] });
  expect((await put(request, bytes)).status).toBe(200);
});

test('parts that the plan has not are refused one by one', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile();
  await createInParts(device, large.wanted);
  const { checksum } = describePart(1, Buffer.from('any'));
  const signed = await signParts(device, large.wanted.id, [
    { partNumber: 1, size: PART, checksum },
    { partNumber: 1, size: PART - 1, checksum },
    { partNumber: 1, size: PART + 1, checksum },
    { partNumber: 3, size: 1234, checksum },
    { partNumber: 3, size: 1235, checksum },
    { partNumber: 4, size: 1, checksum },
  ]);
  expect(signed.map((part) => ('error' in part ? part.error.code : 'signed'))).toEqual([
    'signed',
    'invalid_request',
    'invalid_request',
    'signed',
    'invalid_request',
    'invalid_request',
  ]);
});

test('a stream takes parts up to the part size and the limit of the instance', async () => {
  await using backend = await startBackend({ env: { MAX_FILE_BYTES: String(3 * PART) } });
  const device = await backend.connect();
  const stream = describeUpload({ claims: { size: null, checksum: undefined } });
  await createInParts(device, stream);
  const { checksum } = describePart(1, Buffer.from('any'));
  const signed = await signParts(device, stream.id, [
    { partNumber: 1, size: 1, checksum },
    { partNumber: 2, size: 2 * PART, checksum },
    { partNumber: 2, size: 2 * PART + 1, checksum },
    { partNumber: 3, size: 1, checksum },
  ]);
  expect(signed.map((part) => ('error' in part ? part.error.code : 'signed'))).toEqual([
    'signed',
    'signed',
    'invalid_request',
    'file_too_large',
  ]);
});

test('every part is told, also where the bucket lists them in pages', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const stream = describeUpload({ claims: { size: null, checksum: undefined } });
  await createInParts(device, stream);
  const numbers = Array.from({ length: 1050 }, (_, index) => index + 1);
  for (let from = 0; from < numbers.length; from += 50) {
    const parts = numbers.slice(from, from + 50).map((number) => describePart(number, Buffer.from('x')));
    await Promise.all(
      (await signParts(device, stream.id, parts)).map(async (part) => {
        if ('error' in part) throw new Error(part.error.code);
        expect((await put(part.request, 'x')).status).toBe(200);
      }),
    );
  }
  const { parts } = z
    .object({ parts: z.array(z.object({ partNumber: z.number() })) })
    .parse(await stateOf(device, stream.id));
  expect(parts.map(({ partNumber }) => partNumber)).toEqual(numbers);
});

test('only an upload in parts has parts', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const single = describeUpload();
  await createAccepted(device, single);
  const parts = [describePart(1, Buffer.from('hello'))];
  const answer = await device.call('POST', `/uploads/${single.id}/parts`, { parts });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: 'invalid_request' } });
  expect((await device.call('POST', `/uploads/${randomUUID()}/parts`, { parts })).status).toBe(404);
});

test('requests lead to the origin that was asked for, and each has a signature of its own', async () => {
  await using elsewhere = await startBackend();
  const endpoint = elsewhere.localBucket?.endpoint ?? '';
  const other = endpoint.replace('127.0.0.1', 'localhost');
  await using backend = await startBackend({
    dataDirectory: elsewhere.dataDirectory,
    env: {
      DATABASE_URL: `${elsewhere.dataDirectory}/other.sqlite`,
      S3_PUBLIC_ENDPOINTS: `${endpoint},${other}`,
      S3_ENDPOINT: endpoint,
      S3_BUCKET: 'pail',
      S3_PROVIDER: 'local',
      ...(await elsewhere.bucket.keys()),
    },
  });
  const device = await backend.connect();
  const me = await device.call('GET', '/me');
  expect(await me.json()).toMatchObject({ bucketOrigins: [endpoint, other] });

  const large = makeLargeFile();
  await createInParts(device, large.wanted);
  const bytes = large.parts[2] ?? Buffer.alloc(0);
  for (const [origin, expected] of [
    [undefined, endpoint],
    [endpoint, endpoint],
    [other, other],
    ['https://unknown.example', endpoint],
  ]) {
    const part = { ...describePart(3, bytes), ...(origin && { origin }) };
    const request = await signPart(device, large.wanted.id, part);
    expect(new URL(request.url).origin).toBe(expected);
    expect((await put(request, bytes)).status).toBe(200);
    const single = await createAccepted(device, describeUpload({ claims: { ...(origin && { origin }) } }));
    expect(new URL(single.request.url).origin).toBe(expected);
    expect((await put(single.request)).status).toBe(200);
  }
});
