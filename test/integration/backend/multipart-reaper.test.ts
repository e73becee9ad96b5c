import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import { completeInParts, createInParts, makeLargeFile, sendParts } from '../../fixtures/upload-in-parts.ts';

const HOUR = 60 * 60_000;

async function makeDataDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-reap-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function reaped(backend: BackendUnderTest): Promise<void> {
  await vi.waitFor(() => expect(backend.logLines.join('')).toContain('reaper finished'), 20_000);
}

test('an upload in parts that nobody finishes is removed a week after its last URL expired', async () => {
  const dataDirectory = await makeDataDirectory();
  const start = Date.now();
  {
    await using backend = await startBackend({ dataDirectory });
    const device = await backend.connect();
    const large = makeLargeFile();
    await createInParts(device, large.wanted);
    await sendParts(device, large, [1]);
  }
  {
    await using backend = await startBackend({ dataDirectory, now: () => start + 7 * 24 * HOUR });
    await reaped(backend);
    expect(backend.countRows('uploads')).toBe(1);
    expect(await backend.bucket.listMultiparts()).toHaveLength(1);
  }
  {
    await using backend = await startBackend({ dataDirectory, now: () => start + 7 * 24 * HOUR + HOUR });
    await reaped(backend);
    expect(backend.countRows('uploads')).toBe(0);
    expect(backend.countRows('abandoned_objects')).toBe(0);
    expect(await backend.bucket.listMultiparts()).toEqual([]);
  }
});

test('multipart uploads that nobody needs are aborted under our keys, and left alone under all others', async () => {
  const dataDirectory = await makeDataDirectory();
  const start = Date.now();
  const finished = makeLargeFile();
  const pending = makeLargeFile();
  let foreign, needed;
  {
    await using backend = await startBackend({ dataDirectory });
    const device = await backend.connect();
    const { key } = await createInParts(device, finished.wanted);
    await sendParts(device, finished);
    await completeInParts(device, finished);
    // What a backend leaves that dies between the bucket's answer and its own note.
    await backend.bucket.createMultipart(key);

    const created = await createInParts(device, pending.wanted);
    [needed] = await backend.bucket
      .listMultiparts()
      .then((all) => all.filter((each) => each.key === created.key));
    await backend.bucket.createMultipart(created.key);

    const aborted = makeLargeFile();
    const { key: abortedKey } = await createInParts(device, aborted.wanted);
    await device.call('DELETE', `/uploads/${aborted.wanted.id}`);
    await backend.bucket.createMultipart(abortedKey);

    foreign = await backend.bucket.createMultipart('2031/01/somebody/elses');
    expect(await backend.bucket.listMultiparts()).toHaveLength(5);
  }
  {
    // One that is just being created may not be noted yet.
    await using backend = await startBackend({ dataDirectory });
    await reaped(backend);
    expect(await backend.bucket.listMultiparts()).toHaveLength(5);
  }
  await using backend = await startBackend({ dataDirectory, now: () => start + 2 * HOUR });
  await reaped(backend);
  expect(new Set(await backend.bucket.listMultiparts())).toEqual(new Set([foreign, needed]));
  expect(await backend.bucket.list()).toHaveLength(1);
});
