import { expect, test } from 'vitest';
import { createUploadsResponseSchema } from '../../../shared/api/uploads.ts';
import { md5Of } from '../../fixtures/md5-of.ts';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import {
  complete,
  create,
  createAccepted,
  describeUpload,
  put,
  upload,
} from '../../fixtures/upload-over-api.ts';

async function expectNothingLeft(backend: BackendUnderTest): Promise<void> {
  expect(backend.countRows('uploads')).toBe(0);
  expect(backend.countRows('files')).toBe(0);
  expect(backend.countRows('links')).toBe(0);
  expect(await backend.bucket.list()).toEqual([]);
}

test.each([
  ['empty_file', { size: 0 }],
  ['file_too_large', { size: 5 * 1024 ** 4 + 1 }],
])('an upload is refused with %s before anything is signed', async (code, claims) => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const result = await create(device, describeUpload({ claims }));
  expect(result).toMatchObject({ error: { code, retryable: false } });
  await expectNothingLeft(backend);
});

test('the limit of the instance is told in words and in bytes', async () => {
  await using backend = await startBackend({ env: { MAX_FILE_BYTES: '1500000' } });
  const device = await backend.connect();
  const refused = await create(device, describeUpload({ claims: { size: 1_500_001 } }));
  expect(refused).toMatchObject({ error: { code: 'file_too_large', details: { maxFileBytes: 1_500_000 } } });
  expect('error' in refused && refused.error.message).toContain('1.4 MiB');
  expect(await create(device, describeUpload({ claims: { size: 1_500_000 } }))).toHaveProperty('request');
});

test('one bad upload of a call leaves the others alone', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const good = describeUpload();
  const bad = describeUpload({ claims: { size: 0 } });
  const response = await device.call('POST', '/uploads', { uploads: [bad, good, good] });
  const { uploads } = createUploadsResponseSchema.parse(await response.json());
  expect(uploads).toMatchObject([
    { id: bad.id, error: { code: 'empty_file' } },
    { id: good.id, mode: 'single' },
    { id: good.id, error: { code: 'upload_conflict' } },
  ]);
  expect(backend.countRows('uploads')).toBe(1);
});

test.each([
  ['shorter', 'hell'],
  ['longer', 'hello!'],
])('the bucket refuses bytes that are %s than signed, and nothing is recorded', async (_, bytes) => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const wanted = describeUpload({ claims: { checksum: undefined } });
  const { request } = await createAccepted(device, wanted);
  expect((await put(request, bytes)).status).toBe(403);
  expect(await complete(device, wanted.id)).toMatchObject({
    error: { code: 'object_missing', retryable: true },
  });
  await device.call('DELETE', `/uploads/${wanted.id}`);
  await expectNothingLeft(backend);
});

test('the bucket refuses other bytes of the same length by their checksum', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const wanted = describeUpload();
  const { request } = await createAccepted(device, wanted);
  expect((await put(request, 'jello')).status).toBe(400);
  expect(await complete(device, wanted.id)).toMatchObject({ error: { code: 'object_missing' } });
});

test('a URL stores one object, once, of the signed type', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const { request } = await createAccepted(device, describeUpload({ claims: { checksum: undefined } }));
  const otherType = { ...request, headers: { ...request.headers, 'content-type': 'text/html' } };
  expect((await put(otherType)).status).toBe(403);
  const { 'if-none-match': _, ...overwriting } = request.headers;
  expect((await put({ ...request, headers: overwriting })).status).toBe(403);
  expect((await put(request, 'first')).status).toBe(200);
  expect((await put(request, 'other')).status).toBe(412);
});

test.each([
  ['size_mismatch', 'hello!', 'text/plain'],
  ['type_mismatch', 'hello', 'text/html'],
  ['checksum_mismatch', 'jello', 'text/plain'],
])('an object that got into the bucket with a %s is removed and not recorded', async (code, bytes, type) => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const wanted = describeUpload();
  const { key } = await createAccepted(device, wanted);
  await backend.bucket.put(key, bytes, type);
  expect(await complete(device, wanted.id)).toMatchObject({ error: { code, retryable: false } });
  await expectNothingLeft(backend);
  expect(await complete(device, wanted.id)).toMatchObject({ error: { code: 'upload_not_found' } });

  // The person presses retry: the same upload begins anew, under another key.
  const again = await createAccepted(device, wanted);
  expect(again.key).not.toBe(key);
  expect((await put(again.request)).status).toBe(200);
  expect(await complete(device, wanted.id)).toHaveProperty('file');
});

test('an upload that is completed without a PUT stays, and can be completed later', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const wanted = describeUpload();
  const { request } = await createAccepted(device, wanted);
  expect(await complete(device, wanted.id)).toMatchObject({
    error: { code: 'object_missing', retryable: true },
  });
  expect(backend.countRows('files')).toBe(0);
  expect((await put(request)).status).toBe(200);
  expect(await complete(device, wanted.id)).toHaveProperty('file');
});

test('completing many times, also at once, gives one file and one link', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const wanted = describeUpload();
  const { request } = await createAccepted(device, wanted);
  await put(request);
  const results = await Promise.all(Array.from({ length: 8 }, () => complete(device, wanted.id)));
  results.push(await complete(device, wanted.id));
  expect(results[0]).toHaveProperty('file');
  for (const result of results) expect(result).toEqual(results[0]);
  expect(backend.countRows('files')).toBe(1);
  expect(backend.countRows('links')).toBe(1);
  expect(backend.countRows('uploads')).toBe(0);
});

test('an upload that nobody began cannot be completed', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  expect(await complete(device, crypto.randomUUID())).toMatchObject({ error: { code: 'upload_not_found' } });
  await expectNothingLeft(backend);
});

test('beginning an upload again signs again for the same key; with other fields it is a conflict', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const wanted = describeUpload({ claims: { sourceUrl: 'https://example.com/a' } });
  const first = await createAccepted(device, wanted);
  const second = await createAccepted(device, wanted);
  expect(second.key).toBe(first.key);
  expect((await put(second.request)).status).toBe(200);
  for (const change of [
    { size: 6 },
    { filename: 'other.txt' },
    { contentType: 'text/html' },
    { checksum: md5Of('jello') },
    { checksum: undefined },
    { sourceUrl: undefined },
  ]) {
    expect(await create(device, { ...wanted, ...change })).toMatchObject({
      error: { code: 'upload_conflict' },
    });
  }
  await complete(device, wanted.id);
  expect(await create(device, wanted)).toMatchObject({ error: { code: 'upload_completed' } });
});

test.each([
  ['a'.repeat(1000), 'a'.repeat(1000)],
  [`${'ü'.repeat(996)}.png`, `${'ü'.repeat(996)}.png`],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Users\\me\\a.txt', 'C:_Users_me_a.txt'],
  [`say "hi" it's 100%.txt`, `say "hi" it's 100%.txt`],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  ['family 👨‍👩‍👧.jpg', 'family 👨‍👩‍👧.jpg'],
  ['line\r\nbreak\0.txt', 'linebreak.txt'],
  ['broken \uD800 half.txt', 'broken \uFFFD half.txt'],
  [' ..\u200E ', 'file'],
])('a name like %j is kept safe for people, and its link works', async (filename, name) => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device, { claims: { filename } });
  expect(file.name).toBe(name);
  const fetched = await fetch(file.link);
  expect(await fetched.text()).toBe('hello');
  const [key = ''] = await backend.bucket.list();
  expect(key).toMatch(/^\d{4}\/\d{2}\/[a-v0-9]{26}\/[\w-][\w.-]{0,79}$/);
});
