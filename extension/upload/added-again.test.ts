import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { userFile } from '../sources/user-files.ts';
import { finished } from './testing/finished.ts';
import { FakePorts } from './testing/fake-ports.ts';
import {
  ascending,
  countingSends,
  idOf,
  LARGE_FILE_BYTES,
  largeFile,
  sameBytes,
} from './testing/sent-parts.ts';
import { UploadQueue } from './upload-queue.ts';

const source = (file = largeFile()): ReturnType<typeof userFile> => userFile(file, 'drop');

/** A browser that has no room for a copy of the file. */
function withoutRoom(): FakePorts {
  const ports = new FakePorts();
  ports.store.keepBytes = () => Promise.reject(new PailError('storage_full', 'full'));
  return ports;
}

/** As a bucket that encrypts by KMS. */
function withOpaqueEtags(ports: FakePorts): void {
  const { uploadState } = ports.backend;
  ports.backend.uploadState = async (id, signal) => {
    const state = await uploadState(id, signal);
    if (state.state === 'completed') return state;
    return { ...state, parts: state.parts.map((part) => ({ ...part, md5: null })) };
  };
}

/** A queue after a crash: the bucket holds the first part, and the file is needed once more. */
async function restartedAfterOnePart(ports: FakePorts): Promise<UploadQueue> {
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

describe('a file that did not outlive the browser', () => {
  it('is waited for, and taken when it is added again', async () => {
    const ports = withoutRoom();
    const second = await restartedAfterOnePart(ports);
    expect(second.list()[0]).toMatchObject({ state: 'file-needed', name: 'large.bin' });
    const sends = countingSends(ports);
    await second.add([source()]);
    expect(second.list()).toHaveLength(1);
    expect(await finished(second)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual([2, 3, 4]);
  });

  it('is not mistaken for another one', async () => {
    const ports = withoutRoom();
    ports.bucket = { send: () => new Promise(() => {}) };
    const first = new UploadQueue(ports);
    await first.add([source()]);
    const second = new UploadQueue(ports);
    await second.restore(() => null);
    countingSends(ports);
    await second.add([
      source(new File([new Uint8Array(LARGE_FILE_BYTES)], 'large.bin', { lastModified: 2000 })),
    ]);
    await finished(second);
    expect(second.list().map(({ state }) => state)).toEqual(['done', 'file-needed']);
  });

  it.each([true, false])(
    'is stored as a whole where it is added with other bytes, where the bucket tells MD5s: %s',
    async (tellsMd5) => {
      const ports = withoutRoom();
      const second = await restartedAfterOnePart(ports);
      if (!tellsMd5) withOpaqueEtags(ports);
      const sends = countingSends(ports);
      const bytes = new Uint8Array(LARGE_FILE_BYTES).fill(9);
      await second.add([source(new File([bytes], 'large.bin', { lastModified: 1000 }))]);
      expect(second.list()).toHaveLength(1);
      expect(await finished(second)).toMatchObject({ state: 'done' });
      expect(sends.toSorted(ascending)).toEqual([1, 2, 3, 4]);
      expect(await sameBytes(ports, idOf(ports), new Blob([bytes]))).toBe(true);
    },
  );

  it('is sent without what the bucket has of it, where that tells no MD5s', async () => {
    const ports = withoutRoom();
    const second = await restartedAfterOnePart(ports);
    withOpaqueEtags(ports);
    const sends = countingSends(ports);
    await second.add([source()]);
    expect(await finished(second)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual([2, 3, 4]);
  });
});
