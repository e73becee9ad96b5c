import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startBackend } from '../../fixtures/running-backend.ts';
import { complete, createAccepted, describeUpload, put, upload } from '../../fixtures/upload-over-api.ts';

const HOUR = 60 * 60_000;

async function makeDataDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-reap-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

test('an aborted upload leaves nothing, however often it is aborted', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const wanted = describeUpload();
  const { request } = await createAccepted(device, wanted);
  await put(request);
  for (let times = 0; times < 2; times++) {
    expect((await device.call('DELETE', `/uploads/${wanted.id}`)).status).toBe(204);
  }
  expect(backend.countRows('uploads')).toBe(0);
  expect(await backend.bucket.list()).toEqual([]);
  expect(await complete(device, wanted.id)).toMatchObject({ error: { code: 'upload_not_found' } });
});

test('a completed upload is not aborted', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const wanted = describeUpload();
  const { request } = await createAccepted(device, wanted);
  await put(request);
  await complete(device, wanted.id);
  const answer = await device.call('DELETE', `/uploads/${wanted.id}`);
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ error: { code: 'upload_completed' } });
  expect(await backend.bucket.list()).toHaveLength(1);
});

test('of abort and complete at once one wins, and the bucket agrees with the history', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  for (let round = 0; round < 10; round++) {
    const wanted = describeUpload();
    const { key, request } = await createAccepted(device, wanted);
    await put(request);
    const [completed, aborted] = await Promise.all([
      complete(device, wanted.id),
      device.call('DELETE', `/uploads/${wanted.id}`),
    ]);
    const isThere = 'file' in completed;
    expect(aborted.status).toBe(isThere ? 409 : 204);
    expect((await backend.bucket.list()).includes(key)).toBe(isThere);
  }
});

test('the state of an upload is told until it is aborted', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const wanted = describeUpload();
  const { key, request } = await createAccepted(device, wanted);
  const state = async (): Promise<unknown> => (await device.call('GET', `/uploads/${wanted.id}`)).json();
  expect(await state()).toEqual({ id: wanted.id, key, state: 'pending', partSize: null, parts: [] });
  await put(request);
  const completed = await complete(device, wanted.id);
  expect(await state()).toEqual({ id: wanted.id, state: 'completed', ...completed });

  const other = describeUpload();
  await createAccepted(device, other);
  await device.call('DELETE', `/uploads/${other.id}`);
  expect((await device.call('GET', `/uploads/${other.id}`)).status).toBe(404);
});

test('an upload that nobody finishes is removed, row and object, as long after its URL expired as is set', async () => {
  const env = { ABANDONED_AFTER_HOURS: '24' };
  const dataDirectory = await makeDataDirectory();
  const start = Date.now();
  {
    await using backend = await startBackend({ dataDirectory });
    const device = await backend.connect();
    const { request } = await createAccepted(device, describeUpload());
    await put(request);
    await createAccepted(device, describeUpload());
    await upload(device);
  }
  {
    await using backend = await startBackend({ dataDirectory, env, now: () => start + 24 * HOUR });
    await vi.waitFor(() => expect(backend.logLines.join('')).toContain('reaper finished'), 20_000);
    expect(backend.countRows('uploads')).toBe(2);
    expect(await backend.bucket.list()).toHaveLength(2);
  }
  {
    await using backend = await startBackend({ dataDirectory, env, now: () => start + 25 * HOUR });
    await vi.waitFor(() => expect(backend.logLines.join('')).toContain('reaper finished'), 20_000);
    expect(backend.countRows('uploads')).toBe(0);
    expect(backend.countRows('files')).toBe(1);
    expect(await backend.bucket.list()).toHaveLength(1);
  }
});

test.each(['abort', 'deletion'])(
  'an object that a late PUT brings back after its %s is removed',
  async (end) => {
    const dataDirectory = await makeDataDirectory();
    const start = Date.now();
    {
      await using backend = await startBackend({ dataDirectory });
      const device = await backend.connect();
      const wanted = describeUpload();
      const { request } = await createAccepted(device, wanted);
      if (end === 'abort') {
        await device.call('DELETE', `/uploads/${wanted.id}`);
      } else {
        await put(request);
        const completed = await complete(device, wanted.id);
        if ('error' in completed) throw new Error(completed.error.code);
        await device.call('DELETE', `/files/${completed.file.id}`);
      }
      expect(await backend.bucket.list()).toEqual([]);
      expect((await put(request)).status).toBe(200);
      expect(await backend.bucket.list()).toHaveLength(1);
    }
    await using backend = await startBackend({ dataDirectory, now: () => start + 25 * HOUR });
    await vi.waitFor(() => expect(backend.countRows('abandoned_objects')).toBe(0), 20_000);
    expect(await backend.bucket.list()).toEqual([]);
  },
);
