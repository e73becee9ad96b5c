import { expect, test } from 'vitest';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import { openHttpProxy, type HttpProxy } from '../../fixtures/http-proxy.ts';
import {
  completeInParts,
  createInParts,
  describePart,
  makeLargeFile,
  sendParts,
  signPart,
  stateOf,
} from '../../fixtures/upload-in-parts.ts';
import { complete, put } from '../../fixtures/upload-over-api.ts';

async function expectNothingLeft(backend: BackendUnderTest): Promise<void> {
  for (const table of ['uploads', 'files', 'links'] as const) expect(backend.countRows(table)).toBe(0);
  expect(await backend.bucket.list()).toEqual([]);
  expect(await backend.bucket.listMultiparts()).toEqual([]);
}

async function expectOneFile(backend: BackendUnderTest, bucket = backend.bucket): Promise<void> {
  expect(backend.countRows('uploads')).toBe(0);
  expect(backend.countRows('files')).toBe(1);
  expect(backend.countRows('links')).toBe(1);
  expect(await bucket.list()).toHaveLength(1);
  expect(await bucket.listMultiparts()).toEqual([]);
}

test('creating many times, also at once, begins one multipart upload', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile();
  const created = await Promise.all(Array.from({ length: 8 }, () => createInParts(device, large.wanted)));
  created.push(await createInParts(device, large.wanted));
  for (const each of created) expect(each).toEqual(created[0]);
  expect(await backend.bucket.listMultiparts()).toHaveLength(1);
  await sendParts(device, large);
  expect(await completeInParts(device, large)).toHaveProperty('file');
  await expectOneFile(backend);
});

test('completing many times, also at once, gives one file', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile();
  await createInParts(device, large.wanted);
  await sendParts(device, large);
  const results = await Promise.all(Array.from({ length: 8 }, () => completeInParts(device, large)));
  results.push(await completeInParts(device, large));
  expect(results[0]).toHaveProperty('file');
  for (const result of results) expect(result).toEqual(results[0]);
  await expectOneFile(backend);
});

test('a multipart upload that vanished from the bucket is begun anew under the same key', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile();
  const created = await createInParts(device, large.wanted);
  await sendParts(device, large, [1]);
  for (const upload of await backend.bucket.listMultiparts()) await backend.bucket.abortMultipart(upload);
  expect(await stateOf(device, large.wanted.id)).toMatchObject({ state: 'pending', parts: [] });
  expect(await completeInParts(device, large)).toMatchObject({ error: { code: 'object_missing' } });
  expect(await createInParts(device, large.wanted)).toEqual(created);
  await sendParts(device, large);
  expect(await completeInParts(device, large)).toHaveProperty('file');
  await expectOneFile(backend);
});

test('without the checksum of its parts an upload is not completed, and stays', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile();
  await createInParts(device, large.wanted);
  await sendParts(device, large);
  expect(await complete(device, large.wanted.id)).toMatchObject({ error: { code: 'invalid_request' } });
  expect(await completeInParts(device, large)).toHaveProperty('file');
});

test.each([true, false])(
  'parts that are not those of the file are removed, with a size that was told: %s',
  async (isSizeTold) => {
    await using backend = await startBackend();
    const device = await backend.connect();
    const large = makeLargeFile({ isSizeTold });
    await createInParts(device, large.wanted);
    await sendParts(device, large, [1, 2]);
    const other = Buffer.alloc(large.parts[2]?.length ?? 0);
    expect((await put(await signPart(device, large.wanted.id, describePart(3, other)), other)).status).toBe(
      200,
    );
    expect(await completeInParts(device, large)).toMatchObject({
      error: { code: 'checksum_mismatch', retryable: false },
    });
    await expectNothingLeft(backend);

    // The same upload begins anew.
    await createInParts(device, large.wanted);
    await sendParts(device, large);
    expect(await completeInParts(device, large)).toHaveProperty('file');
    await expectOneFile(backend);
  },
);

test('an object that got under the key of an upload in parts is removed, and so are the parts', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile();
  const { key } = await createInParts(device, large.wanted);
  await sendParts(device, large);
  await backend.bucket.put(key, 'something else', 'text/plain');
  expect(await completeInParts(device, large)).toMatchObject({ error: { code: 'size_mismatch' } });
  await expectNothingLeft(backend);
});

test('a stream with a short part before its end is removed', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile({ isSizeTold: false });
  await createInParts(device, large.wanted);
  const [first = Buffer.alloc(0), second = Buffer.alloc(0), last = Buffer.alloc(0)] = large.parts;
  const shuffled = { ...large, parts: [first, last, second] };
  await sendParts(device, shuffled);
  expect(await completeInParts(device, shuffled)).toMatchObject({ error: { code: 'size_mismatch' } });
  await expectNothingLeft(backend);
});

test('an aborted upload leaves no parts', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile();
  await createInParts(device, large.wanted);
  const part = describePart(3, large.parts[2] ?? Buffer.alloc(0));
  const late = await signPart(device, large.wanted.id, part);
  await sendParts(device, large, [1]);
  for (let times = 0; times < 2; times++) {
    expect((await device.call('DELETE', `/uploads/${large.wanted.id}`)).status).toBe(204);
  }
  expect((await put(late, large.parts[2])).status).toBe(404);
  await expectNothingLeft(backend);
});

test('of abort and complete at once one wins, and nothing is left of the other', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  for (let round = 0; round < 4; round++) {
    const large = makeLargeFile();
    const { key } = await createInParts(device, large.wanted);
    await sendParts(device, large);
    const [completed, aborted] = await Promise.all([
      completeInParts(device, large),
      device.call('DELETE', `/uploads/${large.wanted.id}`),
    ]);
    const isThere = 'file' in completed;
    expect(aborted.status).toBe(isThere ? 409 : 204);
    expect((await backend.bucket.list()).includes(key)).toBe(isThere);
    expect(await backend.bucket.listMultiparts()).toEqual([]);
  }
});

/** A backend that reaches the bucket of another one over a line that can lose answers. */
async function startBehindProxy(owner: BackendUnderTest, proxy: HttpProxy): Promise<BackendUnderTest> {
  return startBackend({
    env: {
      S3_BUCKET: 'pail',
      S3_ENDPOINT: proxy.endpoint,
      S3_PROVIDER: 'local',
      ...(await owner.bucket.keys()),
    },
  });
}

const isComplete = (method: string, path: string): boolean =>
  method === 'POST' && path.includes('uploadId=') && !path.includes('partNumber=');

test('where the answer to Complete is lost, completing again finds the object and records it', async () => {
  await using owner = await startBackend();
  await using proxy = await openHttpProxy(owner.localBucket?.endpoint ?? '');
  await using backend = await startBehindProxy(owner, proxy);
  const device = await backend.connect();
  const large = makeLargeFile();
  await createInParts(device, large.wanted);
  await sendParts(device, large);

  proxy.interfere((method, path) => (isComplete(method, path) ? 'lose-answer' : 'pass'));
  expect(await completeInParts(device, large)).toMatchObject({
    error: { code: 'bucket_unreachable', retryable: true },
  });
  expect(backend.countRows('files')).toBe(0);
  expect(await owner.bucket.list()).toHaveLength(1);

  proxy.interfere(() => 'pass');
  expect(await completeInParts(device, large)).toHaveProperty('file');
  await expectOneFile(backend, owner.bucket);
});

test('where an upload is begun again after that, completing it finds the object too', async () => {
  await using owner = await startBackend();
  await using proxy = await openHttpProxy(owner.localBucket?.endpoint ?? '');
  await using backend = await startBehindProxy(owner, proxy);
  const device = await backend.connect();
  const large = makeLargeFile();
  await createInParts(device, large.wanted);
  await sendParts(device, large);
  proxy.interfere((method, path) => (isComplete(method, path) ? 'lose-answer' : 'pass'));
  await completeInParts(device, large);
  proxy.interfere(() => 'pass');
  await createInParts(device, large.wanted);
  await sendParts(device, large, [1]);
  expect(await completeInParts(device, large)).toHaveProperty('file');
  await expectOneFile(backend, owner.bucket);
});

test('an answer to Complete with status 200 that holds an error is an error', async () => {
  await using owner = await startBackend();
  await using proxy = await openHttpProxy(owner.localBucket?.endpoint ?? '');
  await using backend = await startBehindProxy(owner, proxy);
  const device = await backend.connect();
  const large = makeLargeFile();
  await createInParts(device, large.wanted);
  await sendParts(device, large);

  // White space keeps the connection open while S3 works: only then does it know that it failed.
  const body =
    '<?xml version="1.0" encoding="UTF-8"?>\n \n \n<Error><Code>InternalError</Code><Message>Try again.</Message></Error>';
  proxy.interfere((method, path) => (isComplete(method, path) ? { status: 200, body } : 'pass'));
  expect(await completeInParts(device, large)).toMatchObject({
    error: { code: 'bucket_busy', retryable: true },
  });
  expect(backend.countRows('uploads')).toBe(1);
  expect(backend.countRows('files')).toBe(0);

  proxy.interfere(() => 'pass');
  expect(await completeInParts(device, large)).toHaveProperty('file');
  await expectOneFile(backend, owner.bucket);
});

test('a stream that has another size than its sender counted is removed', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile({ isSizeTold: false });
  await createInParts(device, large.wanted);
  await sendParts(device, large);
  const counted = Buffer.concat(large.parts).length + 1;
  expect(await completeInParts(device, large, counted)).toMatchObject({ error: { code: 'size_mismatch' } });
  await expectNothingLeft(backend);
});
