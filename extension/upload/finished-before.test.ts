import { describe, expect, it, vi } from 'vitest';
import type { StoredFile } from '../../shared/api/files.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { SINGLE_PUT_BYTES } from '../../shared/limits.ts';
import type { UploadState } from '../../shared/messages/upload-view.ts';
import { userFile } from '../sources/user-files.ts';
import { FakePorts } from './testing/fake-ports.ts';
import { UploadQueue } from './upload-queue.ts';

const never = (): Promise<never> => new Promise(() => {});

/** An engine that ends while it waits for an answer to Complete, and takes the file's bytes with it. */
async function endedWhileCompleting(bytes: number): Promise<FakePorts> {
  const ports = new FakePorts();
  const { completeUpload } = ports.backend;
  let isAsked = false;
  ports.backend.completeUpload = () => {
    isAsked = true;
    return never();
  };
  const file = new File([new Uint8Array(bytes)], 'lost.bin', { lastModified: 1000 });
  await new UploadQueue(ports).add([userFile(file, 'drop')]);
  await vi.waitFor(() => expect(isAsked).toBe(true), 20_000);
  ports.backend.completeUpload = completeUpload;
  const { load } = ports.store;
  ports.store.load = async () => (await load()).map((stored) => ({ ...stored, bytes: null }));
  return ports;
}

/** Starts the next engine; tells in what states its upload was ever seen. It waits for backends as long as it takes. */
async function nextLife(
  ports: FakePorts,
  sleep: FakePorts['clock']['sleep'] = never,
): Promise<{ queue: UploadQueue; seen: Set<UploadState> }> {
  vi.spyOn(ports.clock, 'sleep').mockImplementation(sleep);
  const queue = new UploadQueue(ports);
  const seen = new Set<UploadState>();
  queue.subscribe(() => {
    for (const { state } of queue.list()) seen.add(state);
  });
  await queue.restore(() => null);
  return { queue, seen };
}

describe('an upload whose bytes were lost when all of them were in the bucket', () => {
  it('is done without them where the backend has completed it', async () => {
    const ports = await endedWhileCompleting(SINGLE_PUT_BYTES + 1);
    const id = ports.created[0]?.id ?? '';
    const file: StoredFile = await ports.backend.completeUpload(id, null, new AbortController().signal);
    ports.backend.uploadState = () => Promise.resolve({ id, state: 'completed', file });
    const { queue, seen } = await nextLife(ports);
    expect(queue.list()).toMatchObject([{ state: 'done', file }]);
    expect([...seen]).toEqual(['done']);
    expect(await ports.store.load()).toEqual([]);
  });

  it('is completed without them where one PUT carried it', async () => {
    const ports = await endedWhileCompleting(1000);
    const { queue, seen } = await nextLife(ports);
    expect(queue.list()).toMatchObject([{ state: 'done', size: 1000 }]);
    expect([...seen]).toEqual(['done']);
  });
});

it('an upload whose bytes were lost too early needs its file, also where the backend is away', async () => {
  const ports = await endedWhileCompleting(1000);
  ports.objects.clear();
  expect((await nextLife(ports)).queue.list()).toMatchObject([{ state: 'file-needed' }]);
  ports.backend.uploadState = () => Promise.reject(new PailError('backend_unreachable', 'away'));
  expect((await nextLife(ports)).queue.list()).toMatchObject([{ state: 'file-needed' }]);
});

it('the list is shown in time, whoever does not answer, and what is answered later is taken', async () => {
  const ports = await endedWhileCompleting(1000);
  const { uploadState } = ports.backend;
  let answer = (): void => {};
  ports.backend.uploadState = (id, signal) =>
    new Promise((resolve) => {
      answer = () => resolve(uploadState(id, signal));
    });
  const { queue } = await nextLife(ports, () => Promise.resolve());
  expect(queue.list()).toMatchObject([{ state: 'file-needed' }]);
  answer();
  await vi.waitFor(() => expect(queue.list()).toMatchObject([{ state: 'done' }]));
});
