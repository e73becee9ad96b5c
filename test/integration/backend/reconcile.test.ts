import { expect, test } from 'vitest';
import { z } from 'zod';
import { reconcile, type Mending } from '../../../backend/reconcile/reconcile.ts';
import { openBucket } from '../../../backend/storage/bucket.ts';
import { providerSchema } from '../../../backend/storage/quirks.ts';
import { besideBackend } from '../../fixtures/people.ts';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import { createAccepted, describeUpload, put, upload } from '../../fixtures/upload-over-api.ts';

const DAY = 24 * 60 * 60_000;

const STRAY = `2026/11/${'a'.repeat(26)}/stray.txt`;

const REPORT_ONLY: Mending = { missing: false, strays: false };

/** Compares as the command does, two days later. */
async function compare(backend: BackendUnderTest, mending: Mending = REPORT_ONLY) {
  const keys = await backend.bucket.keys();
  const settings = {
    name: 'pail',
    region: 'us-east-1',
    endpoint: backend.localBucket?.endpoint,
    publicEndpoints: [],
    forcePathStyle: true,
    provider: providerSchema.parse('local'),
    credentials: { accessKeyId: keys.AWS_ACCESS_KEY_ID, secretAccessKey: keys.AWS_SECRET_ACCESS_KEY },
  };
  const bucket = await openBucket(settings, Date.now);
  try {
    return await besideBackend(backend, (database) =>
      reconcile({ database, bucket, now: () => Date.now() + 2 * DAY }, mending),
    );
  } finally {
    bucket.close();
  }
}

test('where bucket and database agree there is nothing to say, also of uploads under way', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  for (let count = 0; count < 3; count++) await upload(device);
  await put((await createAccepted(device, describeUpload())).request);
  await backend.bucket.put('somebody/elses.txt', 'other', 'text/plain');
  expect(await compare(backend)).toEqual({ files: 3, missing: [], changed: [], strays: [] });
});

test('files without their object, objects of another size and strays are told, and mended only where that is wanted', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const [kept, gone, changed] = [await upload(device), await upload(device), await upload(device)];
  const rows = await besideBackend(backend, (database) =>
    database.selectFrom('files').select(['id', 'object_key']).execute(),
  );
  const keyOf = (id: string) => z.string().parse(rows.find((row) => row.id === id)?.object_key);
  await backend.bucket.delete(keyOf(gone.id));
  await backend.bucket.put(keyOf(changed.id), 'longer than before', 'text/plain');
  await backend.bucket.put(STRAY, 'stray', 'text/plain');

  const told = {
    files: 3,
    missing: [{ id: gone.id, name: 'hello.txt', key: keyOf(gone.id) }],
    changed: [{ id: changed.id, name: 'hello.txt', key: keyOf(changed.id), expected: 5, actual: 18 }],
    strays: [{ key: STRAY, size: 5 }],
  };
  expect(await compare(backend)).toEqual(told);
  expect(await compare(backend, { missing: true, strays: true })).toEqual(told);
  expect(await compare(backend)).toEqual({ ...told, files: 2, missing: [], strays: [] });

  expect((await device.call('GET', `/files/${gone.id}`)).status).toBe(404);
  expect(await (await fetch(kept.link)).text()).toBe('hello');
  expect(await (await device.call('GET', '/me')).json()).toMatchObject({ usage: { files: 2, bytes: 10 } });
  expect(await backend.bucket.list()).not.toContain(STRAY);
});
