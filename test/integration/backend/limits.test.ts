import { expect, test } from 'vitest';
import { meSchema, type Me } from '../../../shared/api/devices.ts';
import { createUploadsResponseSchema } from '../../../shared/api/uploads.ts';
import type { ConnectedDevice } from '../../fixtures/connected-device.ts';
import { errorCodeOf } from '../../fixtures/links-over-api.ts';
import { addPerson, limitPerson } from '../../fixtures/people.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import {
  completeInParts,
  createInParts,
  describePart,
  sendParts,
  signParts,
} from '../../fixtures/upload-in-parts.ts';
import {
  complete,
  create,
  createAccepted,
  describeUpload,
  put,
  upload,
} from '../../fixtures/upload-over-api.ts';

async function me(device: ConnectedDevice): Promise<Me> {
  return meSchema.parse(await (await device.call('GET', '/me')).json());
}

/** Begins uploads of 5 bytes at once, each by a call of its own; tells what became of them. */
async function createAtOnce(device: ConnectedDevice, count: number): Promise<string[]> {
  const results = await Promise.all(
    Array.from({ length: count }, () => create(device, describeUpload({ bytes: 'hello' }))),
  );
  return results.map((result) => ('error' in result ? result.error.code : 'begun'));
}

test('whoever is not limited is told so', async () => {
  await using backend = await startBackend();
  const { limits, usage } = await me(await backend.connect());
  expect(limits).toEqual({
    maxFileBytes: 5 * 1024 ** 4,
    maxTotalBytes: null,
    maxFilesPerDay: null,
    allowedTypes: null,
    mayDelete: true,
    mayShare: true,
    linkRules: true,
  });
  expect(usage).toEqual({ files: 0, bytes: 0, runningBytes: 0, filesToday: null });
});

test('a file above the limit of its user is refused, before anything is signed', async () => {
  await using backend = await startBackend();
  const anna = await addPerson(backend, 'anna', { max_file_bytes: 4 });
  expect(await create(anna, describeUpload())).toMatchObject({
    error: { code: 'file_too_large', details: { maxFileBytes: 4 } },
  });
  expect(await create(await backend.connect(), describeUpload())).toHaveProperty('request');
  expect(await create(anna, describeUpload({ bytes: 'four' }))).toHaveProperty('request');
  expect((await me(anna)).limits.maxFileBytes).toBe(4);
});

test('only the types that a user may upload are signed for', async () => {
  await using backend = await startBackend();
  const anna = await addPerson(backend, 'anna', { allowed_types: 'image/*,text/plain' });
  const typed = (contentType: string) => create(anna, describeUpload({ claims: { contentType } }));
  expect(await typed('text/plain;charset=utf-8')).toHaveProperty('request');
  expect(await typed('image/webp')).toHaveProperty('request');
  expect(await typed('text/html')).toMatchObject({
    error: {
      code: 'type_not_allowed',
      retryable: false,
      details: { allowedTypes: ['image/*', 'text/plain'] },
    },
  });
});

test("a user's objects lie under the user's prefix", async () => {
  await using backend = await startBackend();
  await upload(await addPerson(backend, 'anna', { key_prefix: 'team/anna' }));
  expect(await backend.bucket.list()).toEqual([
    expect.stringMatching(/^team\/anna\/\d{4}\/\d\d\/\w{26}\/hello\.txt$/),
  ]);
});

test('uploads under way count against the total, until they are given up', async () => {
  await using backend = await startBackend();
  const anna = await addPerson(backend, 'anna', { max_total_bytes: 12 });
  await upload(anna);
  const running = describeUpload();
  await createAccepted(anna, running);
  expect((await me(anna)).usage).toEqual({ files: 1, bytes: 5, runningBytes: 5, filesToday: null });
  // Asked for again it is the same upload, and needs no more room.
  await createAccepted(anna, running);
  expect(await create(anna, describeUpload())).toMatchObject({
    error: { code: 'quota_exceeded', retryable: false, details: { maxTotalBytes: 12, left: 2 } },
  });
  expect(await create(anna, describeUpload({ bytes: 'hi' }))).toHaveProperty('request');
  await anna.call('DELETE', `/uploads/${running.id}`);
  expect(await create(anna, describeUpload())).toHaveProperty('request');
  expect(backend.countRows('uploads')).toBe(2);
});

test('of one call as many uploads are begun as there is room for', async () => {
  await using backend = await startBackend();
  const anna = await addPerson(backend, 'anna', { max_total_bytes: 11 });
  const uploads = ['12345', '123456789', '12345', '1'].map((bytes) => describeUpload({ bytes }));
  const answer = await anna.call('POST', '/uploads', { uploads });
  const results = createUploadsResponseSchema.parse(await answer.json()).uploads;
  expect(results.map((result) => ('error' in result ? result.error.code : 'begun'))).toEqual([
    'begun',
    'quota_exceeded',
    'begun',
    'begun',
  ]);
});

test('of many calls at once that fit only one by one, as many pass as fit', async () => {
  await using backend = await startBackend();
  const anna = await addPerson(backend, 'anna', { max_total_bytes: 17 });
  const results = await createAtOnce(anna, 10);
  expect(results.filter((result) => result === 'begun')).toHaveLength(3);
  expect(results.filter((result) => result === 'quota_exceeded')).toHaveLength(7);
  expect((await me(anna)).usage.runningBytes).toBe(15);
});

test('as many uploads are begun in a day as may be, and as many again on the next', async () => {
  let now = Date.now();
  await using backend = await startBackend({ now: () => now });
  const anna = await addPerson(backend, 'anna', { max_files_per_day: 2 });
  const results = await createAtOnce(anna, 5);
  expect(results.filter((result) => result === 'begun')).toHaveLength(2);
  expect(results.filter((result) => result === 'too_many_files_today')).toHaveLength(3);
  expect((await me(anna)).usage.filesToday).toBe(2);
  now += 24 * 60 * 60_000;
  expect((await me(anna)).usage.filesToday).toBe(0);
  expect(await createAtOnce(anna, 1)).toEqual(['begun']);
});

test('what has begun is finished, also where the day has no more room', async () => {
  const now = Date.now();
  await using backend = await startBackend({ now: () => now });
  const anna = await addPerson(backend, 'anna', { max_files_per_day: 1 });
  const wanted = describeUpload();
  await put((await createAccepted(anna, wanted)).request);
  expect(await createAtOnce(anna, 1)).toEqual(['too_many_files_today']);
  expect(await complete(anna, wanted.id)).toHaveProperty('file');
});

test('an upload that has no room any more when it is complete is refused, and nothing of it stays', async () => {
  await using backend = await startBackend();
  const anna = await addPerson(backend, 'anna', { max_total_bytes: 12 });
  const [one, other] = [describeUpload(), describeUpload()];
  for (const wanted of [one, other]) await put((await createAccepted(anna, wanted)).request);
  await limitPerson(backend, 'anna', { max_total_bytes: 9 });
  expect(await complete(anna, one.id)).toHaveProperty('file');
  expect(await complete(anna, other.id)).toMatchObject({ error: { code: 'quota_exceeded' } });
  expect(await backend.bucket.list()).toHaveLength(1);
  expect(backend.countRows('uploads')).toBe(0);
  expect((await me(anna)).usage).toMatchObject({ files: 1, bytes: 5, runningBytes: 0 });
});

test('a stream is signed for as far as there is room, and leaves what others have reserved', async () => {
  await using backend = await startBackend();
  const anna = await addPerson(backend, 'anna', { max_total_bytes: 10 });
  const stream = describeUpload({ claims: { size: null, checksum: undefined } });
  await createInParts(anna, stream);
  const tooMuch = await signParts(anna, stream.id, [{ ...describePart(1, Buffer.from('hello')), size: 11 }]);
  expect(tooMuch).toMatchObject([{ error: { code: 'quota_exceeded' } }]);
  const parts = [Buffer.from('hello!')];
  await sendParts(anna, { wanted: stream, parts });
  const other = describeUpload();
  await put((await createAccepted(anna, other)).request);
  expect(await completeInParts(anna, { wanted: stream, parts })).toMatchObject({
    error: { code: 'quota_exceeded', details: { left: 5 } },
  });
  expect(await complete(anna, other.id)).toHaveProperty('file');
  expect(await backend.bucket.list()).toHaveLength(1);
  expect(await backend.bucket.listMultiparts()).toEqual([]);
});

test('of streams that end at once as many become files as there is room for', async () => {
  await using backend = await startBackend();
  const anna = await addPerson(backend, 'anna', { max_total_bytes: 16 });
  const parts = [Buffer.from('hello!')];
  const streams = Array.from({ length: 4 }, () => ({
    wanted: describeUpload({ claims: { size: null, checksum: undefined } }),
    parts,
  }));
  for (const stream of streams) {
    await createInParts(anna, stream.wanted);
    await sendParts(anna, stream);
  }
  const results = await Promise.all(streams.map((stream) => completeInParts(anna, stream)));
  expect(results.filter((result) => 'file' in result)).toHaveLength(2);
  expect((await me(anna)).usage).toMatchObject({ files: 2, bytes: 12 });
  expect(await backend.bucket.list()).toHaveLength(2);
});

test('who may not delete or share is told so, and the files stay as they are', async () => {
  await using backend = await startBackend();
  const anna = await addPerson(backend, 'anna', { may_delete: 0, may_share: 0 });
  const file = await upload(anna);
  const deleted = await anna.call('DELETE', `/files/${file.id}`);
  expect(deleted.status).toBe(403);
  expect(await errorCodeOf(deleted)).toBe('deleting_not_allowed');
  const shared = await anna.call('POST', `/files/${file.id}/links`, {});
  expect(shared.status).toBe(403);
  expect(await errorCodeOf(shared)).toBe('sharing_not_allowed');
  expect((await fetch(file.link)).status).toBe(200);
  await limitPerson(backend, 'anna', { may_delete: 1, may_share: 1 });
  expect((await anna.call('POST', `/files/${file.id}/links`, {})).status).toBe(201);
  expect((await anna.call('DELETE', `/files/${file.id}`)).status).toBe(204);
});
