import { expect, vi } from 'vitest';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';
import { userFile } from '../../sources/user-files.ts';
import { FakePorts, PART_SIZE } from './fake-ports.ts';
import { UploadQueue } from '../upload-queue.ts';

export const ascending = (one: number, other: number): number => one - other;

export const SIZE = 3 * PART_SIZE + 1000;

/** Bytes of which no two parts are alike. */
export function largeFile(): File {
  const bytes = new Uint8Array(SIZE);
  for (let part = 0; part < 4; part += 1) bytes.fill(part + 1, part * PART_SIZE);
  return new File([bytes], 'large.bin', { type: 'application/zip', lastModified: 1000 });
}

export const source = (file = largeFile()): ReturnType<typeof userFile> => userFile(file, 'drop');

export async function finished(queue: UploadQueue): Promise<UploadView | undefined> {
  await vi.waitFor(() => expect(queue.list().some(isActive)).toBe(false), { timeout: 20_000 });
  return queue.list()[0];
}

export async function sameBytes(ports: FakePorts, id: string, file: Blob = largeFile()): Promise<boolean> {
  const parts = [...(ports.parts.get(id) ?? [])].toSorted(([one], [other]) => one - other);
  const sent = new Uint8Array(await new Blob(parts.map(([, part]) => part)).arrayBuffer());
  const wanted = new Uint8Array(await file.arrayBuffer());
  return sent.length === wanted.length && sent.every((byte, index) => byte === wanted[index]);
}

/** Keeps every part that is sent; the numbers of those that were. */
export function countingSends(
  ports: FakePorts,
  fail: (part: number) => PailError | null = () => null,
): number[] {
  const sends: number[] = [];
  ports.bucket = {
    send: ({ url }, body) => {
      const part = Number(url.split('?')[1]);
      sends.push(part);
      const error = fail(part);
      return error ? Promise.reject(error) : ports.keep(url, body);
    },
  };
  return sends;
}

/** A browser that has no room for a copy of the file. */
export function withoutRoom(): FakePorts {
  const ports = new FakePorts();
  ports.store.keepBytes = () => Promise.reject(new PailError('storage_full', 'full'));
  return ports;
}

/** As a bucket that encrypts by KMS. */
export function withOpaqueEtags(ports: FakePorts): void {
  const uploadState = ports.backend.uploadState.bind(ports.backend);
  ports.backend.uploadState = async (id, signal) => {
    const state = await uploadState(id, signal);
    if (state.state === 'completed') return state;
    return { ...state, parts: state.parts.map((part) => ({ ...part, md5: null })) };
  };
}

/** A queue after a crash: the bucket holds the first part, and the file is needed once more. */
export async function restartedAfterOnePart(ports: FakePorts): Promise<UploadQueue> {
  let begun = 0;
  ports.bucket = {
    send: ({ url }, body) => {
      begun += 1;
      return url.endsWith('?1') ? ports.keep(url, body) : new Promise(() => {});
    },
  };
  await new UploadQueue(ports).add([source()]);
  await vi.waitFor(() => expect(begun).toBe(4), 20_000);
  const queue = new UploadQueue(ports);
  await queue.restore(() => null);
  return queue;
}

export const idOf = (ports: FakePorts): string => ports.created[0]?.id ?? '';
