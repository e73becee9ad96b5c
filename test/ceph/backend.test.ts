import { expect, test } from 'vitest';
import { startBackend, type BackendUnderTest } from '../fixtures/running-backend.ts';
import { complete, createAccepted, describeUpload, put, upload } from '../fixtures/upload-over-api.ts';
import { openCeph } from './ceph-under-test.ts';

const ceph = await openCeph();
const startBackendOnCeph = (): Promise<BackendUnderTest> => startBackend({ env: ceph.backendVariables() });

async function expectNothingLeft(backend: BackendUnderTest): Promise<void> {
  for (const table of ['uploads', 'files', 'links'] as const) expect(backend.countRows(table)).toBe(0);
  expect(await ceph.objects()).toEqual([]);
  expect(await ceph.unfinishedUploads()).toEqual([]);
}

test('a file goes to the bucket, is verified, listed, fetched by its link, and deleted', async () => {
  await using backend = await startBackendOnCeph();
  const device = await backend.connect();
  const file = await upload(device, { bytes: 'hello', claims: { filename: 'grüße 👋.txt' } });
  expect(file).toMatchObject({ name: 'grüße 👋.txt', size: 5, contentType: 'text/plain' });
  expect(await (await device.call('GET', '/files')).json()).toEqual({ files: [file], nextCursor: null });

  const fetched = await fetch(file.link);
  expect(await fetched.text()).toBe('hello');
  expect(fetched.headers.get('Content-Type')).toBe('text/plain');
  expect(fetched.headers.get('Content-Disposition')).toContain(
    `filename*=UTF-8''gr%C3%BC%C3%9Fe%20%F0%9F%91%8B.txt`,
  );

  expect((await device.call('DELETE', `/files/${file.id}`)).status).toBe(204);
  await expectNothingLeft(backend);
});

test.each([
  ['a shorter body', 403, 'hell', {}],
  ['a longer body', 403, 'hello!', {}],
  ['another type', 403, 'hello', { 'content-type': 'text/html' }],
  ['other bytes', 400, 'jello', {}],
])('%s than signed is refused with %i, and nothing is left behind', async (_, status, bytes, headers) => {
  await using backend = await startBackendOnCeph();
  const device = await backend.connect();
  const wanted = describeUpload();
  const { request } = await createAccepted(device, wanted);
  const sent = { ...request, headers: { ...request.headers, ...headers } };
  expect((await put(sent, bytes)).status).toBe(status);
  expect(await complete(device, wanted.id)).toMatchObject({
    error: { code: 'object_missing', retryable: true },
  });
  await device.call('DELETE', `/uploads/${wanted.id}`);
  await expectNothingLeft(backend);
});

test.each([
  ['size_mismatch', 'hello!', 'text/plain'],
  ['type_mismatch', 'hello', 'text/html'],
  ['checksum_mismatch', 'jello', 'text/plain'],
])('an object that got into the bucket with a %s is removed and not recorded', async (code, bytes, type) => {
  await using backend = await startBackendOnCeph();
  const device = await backend.connect();
  const wanted = describeUpload();
  const { key } = await createAccepted(device, wanted);
  await ceph.put(key, bytes, type);
  expect(await complete(device, wanted.id)).toMatchObject({ error: { code, retryable: false } });
  await expectNothingLeft(backend);
});

test('a URL stores one object, once, and an abort removes it', async () => {
  await using backend = await startBackendOnCeph();
  const device = await backend.connect();
  const wanted = describeUpload({ claims: { checksum: undefined } });
  const { request } = await createAccepted(device, wanted);
  expect((await put(request, 'first')).status).toBe(200);
  expect((await put(request, 'other')).status).toBe(412);
  const { 'if-none-match': _, ...overwriting } = request.headers;
  expect((await put({ ...request, headers: overwriting }, 'other')).status).toBe(403);
  expect((await device.call('DELETE', `/uploads/${wanted.id}`)).status).toBe(204);
  await expectNothingLeft(backend);
});

test('completing many times at once gives one file', async () => {
  await using backend = await startBackendOnCeph();
  const device = await backend.connect();
  const wanted = describeUpload();
  const { request } = await createAccepted(device, wanted);
  expect((await put(request)).status).toBe(200);
  const results = await Promise.all(Array.from({ length: 8 }, () => complete(device, wanted.id)));
  for (const result of results) expect(result).toEqual(results[0]);
  expect(backend.countRows('files')).toBe(1);
  const [result] = results;
  if (!result || 'error' in result) throw new Error('Not completed');
  await device.call('DELETE', `/files/${result.file.id}`);
  await expectNothingLeft(backend);
});
