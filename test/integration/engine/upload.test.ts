import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackendClient } from '../../../extension/transport/backend-client.ts';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import { beforeEachSend, engineFor, fileOnDisk, uploadToEnd } from './engine-under-test.ts';

let directory: string;
let file: string;
let bytes: Buffer;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'pail-engine-'));
  file = path.join(directory, 'Füße 🦶.bin');
  bytes = randomBytes(3_000_000);
  await writeFile(file, bytes);
});

afterEach(() => rm(directory, { recursive: true }));

const sha256 = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

async function expectNothingLeft(backend: BackendUnderTest): Promise<void> {
  expect(backend.countRows('files')).toBe(0);
  expect(await backend.bucket.list()).toEqual([]);
}

describe('the upload engine with the real backend and bucket', () => {
  it('takes a file from disk to a link that gives back the same bytes', async () => {
    await using backend = await startBackend();
    const upload = await uploadToEnd(engineFor(backend, await backend.connect()), await fileOnDisk(file));
    expect(upload).toMatchObject({ state: 'done', error: null, name: 'Füße 🦶.bin' });
    const fetched = await fetch(upload.file?.link ?? '');
    expect(sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(sha256(bytes));
    expect(backend.countRows('files')).toBe(1);
  });

  it('signs again when the URL has expired on the way', async () => {
    let ahead = 0;
    await using backend = await startBackend({ now: () => Date.now() + ahead });
    const bucket = beforeEachSend((attempt) => {
      // As if the first attempt had waited for an hour: only the bucket sees this time.
      ahead = attempt === 1 ? 60 * 60_000 : 0;
    });
    const upload = await uploadToEnd(
      engineFor(backend, await backend.connect(), { bucket }),
      await fileOnDisk(file),
    );
    expect(upload.error).toBeNull();
    expect(backend.countRows('files')).toBe(1);
  });

  it('records nothing of a file that changed before it was read', async () => {
    await using backend = await startBackend();
    const source = await fileOnDisk(file);
    await appendFile(file, 'more');
    const upload = await uploadToEnd(engineFor(backend, await backend.connect()), source);
    expect(upload.error).toMatchObject({ code: 'file_changed', message: /Drop it again/ });
    await expectNothingLeft(backend);
  });

  it('records nothing of a file that changed between its checksum and its sending', async () => {
    await using backend = await startBackend();
    const bucket = beforeEachSend((attempt) => (attempt === 1 ? writeFile(file, 'other') : undefined));
    const upload = await uploadToEnd(
      engineFor(backend, await backend.connect(), { bucket }),
      await fileOnDisk(file),
    );
    expect(upload.error?.code).toBe('file_changed');
    await expectNothingLeft(backend);
  });

  it('records nothing of a file that was deleted before it was sent', async () => {
    await using backend = await startBackend();
    const source = await fileOnDisk(file);
    await rm(file);
    const upload = await uploadToEnd(engineFor(backend, await backend.connect()), source);
    expect(upload.error?.code).toMatch(/^file_(?:unreadable|changed)$/);
    await expectNothingLeft(backend);
  });

  it('says so when the token was revoked, and leaves nothing behind', async () => {
    await using backend = await startBackend();
    const device = await backend.connect();
    expect((await device.call('DELETE', `/devices/${device.deviceId}`)).status).toBe(204);
    const upload = await uploadToEnd(engineFor(backend, device), await fileOnDisk(file));
    expect(upload.error).toMatchObject({ code: 'token_revoked', retryable: false });
    await expectNothingLeft(backend);
  });

  it('says so when the backend cannot be reached, and goes on once it can', async () => {
    const backend = await startBackend();
    const device = await backend.connect();
    const { dataDirectory } = backend;
    const port = new URL(backend.baseUrl).port;
    await backend.close();

    const queue = engineFor(backend, device);
    const failed = await uploadToEnd(queue, await fileOnDisk(file));
    expect(failed.error).toMatchObject({ code: 'backend_unreachable', retryable: true });

    await using again = await startBackend({ dataDirectory, env: { PORT: port } });
    await queue.resume(failed.id);
    await expect.poll(() => queue.list()[0]?.state, { timeout: 20_000 }).toBe('done');
    expect(again.countRows('files')).toBe(1);
    await rm(dataDirectory, { recursive: true });
  });

  it('records nothing of an upload that is cancelled while it is verified', async () => {
    await using backend = await startBackend();
    const { baseUrl, bucketOrigins } = backend;
    const { token } = await backend.connect();
    const client = new BackendClient(() => Promise.resolve({ baseUrl, token, bucketOrigins }));
    const complete = client.completeUpload.bind(client);
    client.completeUpload = async (...call) => {
      const stored = await complete(...call);
      await queue.cancel(queue.list()[0]?.id ?? '');
      return stored;
    };
    const queue = engineFor(backend, { token }, { backendOf: () => client });
    const upload = await uploadToEnd(queue, await fileOnDisk(file));
    expect(upload.state).toBe('cancelled');
    // The object goes first, its row after it.
    await expect.poll(() => backend.bucket.list()).toEqual([]);
    await expect.poll(() => backend.countRows('files')).toBe(0);
  });

  it('sends the hash only where the server asks for it, and then no bytes that are stored already', async () => {
    await using backend = await startBackend({ env: { DEDUPLICATE: 'on' } });
    let sends = 0;
    const bucket = beforeEachSend(() => void (sends += 1));
    const device = await backend.connect();
    const first = await uploadToEnd(engineFor(backend, device, { bucket }), await fileOnDisk(file));
    expect(first).toMatchObject({ state: 'done' });
    const second = await uploadToEnd(engineFor(backend, device, { bucket }), await fileOnDisk(file));
    expect(second).toMatchObject({ state: 'done', file: { link: first.file?.link } });
    expect(sends).toBe(1);
    expect(backend.countRows('files')).toBe(1);
    expect(backend.countRows('uploads')).toBe(0);
  });

  it('removes from the bucket what a cancelled upload has sent', async () => {
    await using backend = await startBackend();
    const queue = engineFor(backend, await backend.connect(), {
      bucket: beforeEachSend(() => queue.cancel(queue.list()[0]?.id ?? '')),
    });
    const upload = await uploadToEnd(queue, await fileOnDisk(file));
    expect(upload.state).toBe('cancelled');
    // The object goes first, its row after it.
    await expect.poll(() => backend.bucket.list()).toEqual([]);
    await expect.poll(() => backend.countRows('files')).toBe(0);
  });
});
