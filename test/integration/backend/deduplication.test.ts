import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createUploadsResponseSchema, type CreateUpload } from '../../../shared/api/uploads.ts';
import type { StoredFile } from '../../../shared/api/files.ts';
import type { ConnectedDevice } from '../../fixtures/connected-device.ts';
import { addPerson } from '../../fixtures/people.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { makeLargeFile, createInParts } from '../../fixtures/upload-in-parts.ts';
import { complete, createAccepted, describeUpload, put, upload } from '../../fixtures/upload-over-api.ts';

const ON = { env: { DEDUPLICATE: 'on' } };

function sha256Of(bytes: string): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** An upload of these bytes, which says what they hash to. */
function hashed(bytes = 'hello', claims: Partial<CreateUpload> = {}): CreateUpload {
  return describeUpload({ bytes, claims: { sha256: sha256Of(bytes), ...claims } });
}

/** What the backend answers to a creation: its mode or error, and the file where there is one. */
async function tryCreate(
  device: ConnectedDevice,
  wanted: CreateUpload,
): Promise<{ mode: string; file?: StoredFile; wantsSha256?: true | undefined }> {
  const response = await device.call('POST', '/uploads', { uploads: [wanted] });
  const [result] = createUploadsResponseSchema.parse(await response.json()).uploads;
  if (!result) throw new Error('No answer for the upload');
  return 'error' in result ? { mode: result.error.code } : result;
}

async function store(device: ConnectedDevice, bytes = 'hello'): Promise<StoredFile> {
  return upload(device, { bytes, claims: { sha256: sha256Of(bytes) } });
}

test('the same bytes of the same person give the old link at once, and nothing is sent', async () => {
  await using backend = await startBackend(ON);
  const device = await backend.connect();
  const file = await store(device);
  expect(await tryCreate(device, hashed('hello', { filename: 'other name.txt' }))).toMatchObject({
    mode: 'stored',
    file: { id: file.id, link: file.link },
  });
  expect(await backend.bucket.list()).toHaveLength(1);
  expect(backend.countRows('uploads')).toBe(0);
  // Other bytes, and the same ones under another type, are files of their own.
  expect(await tryCreate(device, hashed('other'))).toMatchObject({ mode: 'single' });
  expect(await tryCreate(device, hashed('hello', { contentType: 'text/html' }))).toMatchObject({
    mode: 'single',
  });
});

test('the hash is asked for where it is missing, and taken with a second creation', async () => {
  await using backend = await startBackend(ON);
  const device = await backend.connect();
  const first = describeUpload();
  expect(await tryCreate(device, first)).toMatchObject({ mode: 'single', wantsSha256: true });
  const { request } = await createAccepted(device, { ...first, sha256: sha256Of('hello') });
  expect(request.headers).toMatchObject({ 'x-amz-checksum-sha256': sha256Of('hello') });
  await put(request);
  expect(await complete(device, first.id)).toHaveProperty('file');

  const second = describeUpload();
  expect(await tryCreate(device, second)).toMatchObject({ mode: 'single', wantsSha256: true });
  expect(await tryCreate(device, { ...second, sha256: sha256Of('hello') })).toMatchObject({ mode: 'stored' });
  expect(backend.countRows('uploads')).toBe(0);
});

test("another person's hash opens nothing of theirs", async () => {
  await using backend = await startBackend(ON);
  await store(await backend.connect());
  const eve = await addPerson(backend, 'eve');
  const claimed = hashed('hello');
  const { request } = await createAccepted(eve, claimed);
  expect(await complete(eve, claimed.id)).toMatchObject({ error: { code: 'object_missing' } });
  // Without the bytes there is nothing to be had: the bucket takes no others for them.
  expect((await put(request, 'hullo')).ok).toBe(false);
});

test('a hash that was only claimed is refused by the bucket, and never remembered', async () => {
  await using backend = await startBackend(ON);
  const device = await backend.connect();
  const liar = describeUpload({ claims: { sha256: sha256Of('secret') } });
  const refused = await put((await createAccepted(device, liar)).request);
  expect(refused.status).toBe(400);
  expect(await complete(device, liar.id)).toMatchObject({ error: { code: 'object_missing' } });
  const size = Buffer.byteLength('secret');
  expect(await tryCreate(device, hashed('secret', { size }))).toMatchObject({ mode: 'single' });
});

test('what was stored past the check of the bucket has no hash', async () => {
  await using backend = await startBackend(ON);
  const device = await backend.connect();
  const wanted = hashed('hello');
  const { key } = await createAccepted(device, wanted);
  await backend.bucket.put(key, 'hello', 'text/plain');
  expect(await complete(device, wanted.id)).toHaveProperty('file');
  expect(await tryCreate(device, hashed('hello'))).toMatchObject({ mode: 'single' });
});

test('a file that is deleted, or whose object is gone, is uploaded anew', async () => {
  await using backend = await startBackend(ON);
  const device = await backend.connect();
  const file = await store(device);
  await device.call('DELETE', `/files/${file.id}`);
  expect(await tryCreate(device, hashed())).toMatchObject({ mode: 'single' });
  await store(device, 'other');
  for (const key of await backend.bucket.list()) await backend.bucket.delete(key);
  expect(await tryCreate(device, hashed('other'))).toMatchObject({ mode: 'single' });
});

test('what goes in parts is left out: the bucket knows no hash of the whole', async () => {
  await using backend = await startBackend(ON);
  const device = await backend.connect();
  const large = makeLargeFile({ claims: { sha256: sha256Of('any') } });
  expect(await createInParts(device, large.wanted)).toMatchObject({ mode: 'multipart' });
});

test('unless it is switched on, hashes are neither asked for nor looked at', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const created = await tryCreate(device, describeUpload());
  expect(created).toMatchObject({ mode: 'single' });
  expect(created.wantsSha256).toBeUndefined();
  await store(device);
  expect(await tryCreate(device, hashed())).toMatchObject({ mode: 'single' });
});

test('with a bucket that is not known to check hashes it stays off, and says so at the start', async () => {
  await using local = await startBackend();
  await using backend = await startBackend({
    env: {
      ...ON.env,
      S3_BUCKET: 'pail',
      S3_ENDPOINT: local.localBucket?.endpoint ?? '',
      S3_PROVIDER: 'ceph',
      ...(await local.bucket.keys()),
    },
  });
  expect(backend.logLines.join('')).toContain('DEDUPLICATE is on, but is left off');
  const device = await backend.connect();
  await store(device);
  expect(await tryCreate(device, hashed())).toMatchObject({ mode: 'single' });
});
