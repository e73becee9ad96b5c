import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { isActive, type UploadView } from '../../shared/messages/upload-view.ts';
import { userFile } from '../sources/user-files.ts';
import { FakePorts, PART_SIZE } from './testing/fake-ports.ts';
import { UploadQueue } from './upload-queue.ts';

const ascending = (one: number, other: number): number => one - other;

const SIZE = 3 * PART_SIZE + 1000;

/** Bytes of which no two parts are alike. */
function largeFile(): File {
  const bytes = new Uint8Array(SIZE);
  for (let part = 0; part < 4; part += 1) bytes.fill(part + 1, part * PART_SIZE);
  return new File([bytes], 'large.bin', { type: 'application/zip', lastModified: 1000 });
}

const source = (file = largeFile()): ReturnType<typeof userFile> => userFile(file, 'drop');

async function finished(queue: UploadQueue): Promise<UploadView | undefined> {
  await vi.waitFor(() => expect(queue.list().some(isActive)).toBe(false), { timeout: 20_000 });
  return queue.list()[0];
}

async function sameBytes(ports: FakePorts, id: string, file: Blob = largeFile()): Promise<boolean> {
  const parts = [...(ports.parts.get(id) ?? [])].toSorted(([one], [other]) => one - other);
  const sent = new Uint8Array(await new Blob(parts.map(([, part]) => part)).arrayBuffer());
  const wanted = new Uint8Array(await file.arrayBuffer());
  return sent.length === wanted.length && sent.every((byte, index) => byte === wanted[index]);
}

/** Keeps every part that is sent; the numbers of those that were. */
function countingSends(ports: FakePorts, fail: (part: number) => PailError | null = () => null): number[] {
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

const idOf = (ports: FakePorts): string => ports.created[0]?.id ?? '';

describe('an upload in parts', () => {
  it('sends every part once and completes with the checksum of all', async () => {
    const ports = new FakePorts();
    const sends = countingSends(ports);
    const checksums: (string | undefined)[] = [];
    const complete = ports.backend.completeUpload;
    ports.backend.completeUpload = (id, sent, signal) => {
      checksums.push(sent?.checksum?.value);
      return complete(id, sent, signal);
    };
    const queue = new UploadQueue(ports);
    await queue.add([source()]);
    expect(await finished(queue)).toMatchObject({ state: 'done', doneBytes: SIZE });
    expect(sends.toSorted(ascending)).toEqual([1, 2, 3, 4]);
    expect(await sameBytes(ports, idOf(ports))).toBe(true);
    expect(checksums).toEqual([expect.stringMatching(/^[0-9a-f]{32}-4$/)]);
    expect(await ports.store.load()).toEqual([]);
  });

  it('sends only the part that failed again', async () => {
    const ports = new FakePorts();
    let failures = 2;
    const sends = countingSends(ports, (part) => {
      if (part !== 3 || failures === 0) return null;
      failures -= 1;
      return new PailError('bucket_unreachable', 'no line');
    });
    const queue = new UploadQueue(ports);
    await queue.add([source()]);
    expect(await finished(queue)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual([1, 2, 3, 3, 3, 4]);
  });

  it('goes on after a crash from what the bucket holds, without a new look at what it knows', async () => {
    const ports = new FakePorts();
    countingSends(ports, (part) =>
      part > 2 ? new PailError('bucket_refused', 'crash', { details: { status: 400 } }) : null,
    );
    const first = new UploadQueue(ports);
    await first.add([source()]);
    expect(await finished(first)).toMatchObject({ state: 'failed' });

    // The next life: the store and the bucket are what is left.
    const [stored] = await ports.store.load();
    await ports.store.keepBytes(stored?.record.id ?? '', largeFile());
    const second = new UploadQueue(ports);
    await second.restore(() => null);
    const sends = countingSends(ports);
    await second.resume(stored?.record.id ?? '');
    expect(await finished(second)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual([3, 4]);
    expect(ports.created.map(({ id }) => id)).toEqual([idOf(ports), idOf(ports)]);
    expect(await sameBytes(ports, idOf(ports))).toBe(true);
  });

  it('sends nothing again when it ended while it was verified', async () => {
    const ports = new FakePorts();
    countingSends(ports);
    const { completeUpload } = ports.backend;
    ports.backend.completeUpload = () => Promise.reject(new PailError('bucket_refused', 'crash'));
    const first = new UploadQueue(ports);
    await first.add([source()]);
    const failed = await finished(first);
    expect(failed?.state).toBe('failed');

    ports.backend.completeUpload = completeUpload;
    // As S3 does: what is complete has no parts to list.
    ports.backend.uploadState = (id) =>
      Promise.resolve({ id, key: id, state: 'pending', partSize: PART_SIZE, parts: [] });
    const sends = countingSends(ports);
    await first.resume(failed?.id ?? '');
    expect(await finished(first)).toMatchObject({ state: 'done' });
    expect(sends).toEqual([]);
  });

  it('begins again when the bucket has dropped its parts', async () => {
    const ports = new FakePorts();
    let dropped = true;
    const sends = countingSends(ports, (part) => {
      if (part !== 2 || !dropped) return null;
      dropped = false;
      return new PailError('bucket_refused', 'NoSuchUpload', {
        details: { status: 404, s3Code: 'NoSuchUpload' },
      });
    });
    const queue = new UploadQueue(ports);
    await queue.add([source()]);
    expect(await finished(queue)).toMatchObject({ state: 'done' });
    expect(new Set(ports.created.map(({ id }) => id)).size).toBe(2);
    expect(sends.slice(-4).toSorted(ascending)).toEqual([1, 2, 3, 4]);
  });

  it('waits for a file that did not outlive the browser, and takes it when it is added again', async () => {
    const ports = withoutRoom();
    const second = await restartedAfterOnePart(ports);
    expect(second.list()[0]).toMatchObject({ state: 'file-needed', name: 'large.bin' });
    const sends = countingSends(ports);
    await second.add([source()]);
    expect(second.list()).toHaveLength(1);
    expect(await finished(second)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual([2, 3, 4]);
  });

  it('does not take another file for the one that it waits for', async () => {
    const ports = withoutRoom();
    ports.bucket = { send: () => new Promise(() => {}) };
    const first = new UploadQueue(ports);
    await first.add([source()]);
    const second = new UploadQueue(ports);
    await second.restore(() => null);
    countingSends(ports);
    await second.add([source(new File([new Uint8Array(SIZE)], 'large.bin', { lastModified: 2000 }))]);
    await finished(second);
    expect(second.list().map(({ state }) => state)).toEqual(['done', 'file-needed']);
  });

  it.each([true, false])(
    'stores a file that is other than the one it waited for as a whole, where the bucket tells MD5s: %s',
    async (tellsMd5) => {
      const ports = withoutRoom();
      const second = await restartedAfterOnePart(ports);
      if (!tellsMd5) withOpaqueEtags(ports);
      const sends = countingSends(ports);
      const bytes = new Uint8Array(SIZE).fill(9);
      await second.add([source(new File([bytes], 'large.bin', { lastModified: 1000 }))]);
      expect(second.list()).toHaveLength(1);
      expect(await finished(second)).toMatchObject({ state: 'done' });
      expect(sends.toSorted(ascending)).toEqual([1, 2, 3, 4]);
      expect(await sameBytes(ports, idOf(ports), new Blob([bytes]))).toBe(true);
    },
  );

  it('does not send again what a file added once more has in common, where the bucket tells no MD5s', async () => {
    const ports = withoutRoom();
    const second = await restartedAfterOnePart(ports);
    withOpaqueEtags(ports);
    const sends = countingSends(ports);
    await second.add([source()]);
    expect(await finished(second)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual([2, 3, 4]);
  });

  it('sends a part again that the bucket holds with other bytes', async () => {
    const ports = new FakePorts();
    countingSends(ports, (part) =>
      part > 2 ? new PailError('bucket_refused', 'crash', { details: { status: 400 } }) : null,
    );
    const queue = new UploadQueue(ports);
    await queue.add([source()]);
    const failed = await finished(queue);
    await ports.keep(`http://bucket.test/${idOf(ports)}?2`, new Blob([new Uint8Array(PART_SIZE)]));
    const sends = countingSends(ports);
    await queue.resume(failed?.id ?? '');
    expect(await finished(queue)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual([2, 3, 4]);
    expect(await sameBytes(ports, idOf(ports))).toBe(true);
  });

  it('pauses without losing what was sent, and goes on', async () => {
    const ports = new FakePorts();
    ports.bucket = {
      send: ({ url }, body, { signal }) =>
        url.endsWith('?1')
          ? ports.keep(url, body)
          : new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => reject(new PailError('upload_cancelled', 'paused')));
            }),
    };
    const queue = new UploadQueue(ports);
    await queue.add([source()]);
    await vi.waitFor(() => expect(ports.parts.get(idOf(ports))?.size).toBe(1), 20_000);
    const id = queue.list()[0]?.id ?? '';
    await queue.pause(id);
    expect(queue.list()[0]?.state).toBe('paused');
    expect(ports.aborted).toEqual([]);
    const sends = countingSends(ports);
    await queue.resume(id);
    expect(await finished(queue)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual([2, 3, 4]);
  });

  it('is not recorded when its file changes on the way', async () => {
    const ports = new FakePorts();
    let changed = false;
    countingSends(ports, (part) => {
      if (part !== 2) return null;
      changed = true;
      return new PailError('checksum_mismatch', 'BadDigest');
    });
    const real = ports.checksummer.md5;
    ports.checksummer.md5 = async (body, options) => {
      const checksum = await real(body, options);
      return changed ? { ...checksum, value: `${'A'.repeat(22)}==` } : checksum;
    };
    const queue = new UploadQueue(ports);
    await queue.add([source()]);
    expect((await finished(queue))?.error?.code).toBe('file_changed');
    expect(ports.aborted).toEqual([idOf(ports)]);
  });

  it('is hashed once more where the browser reads changed files, and passes if it is the same', async () => {
    const ports = new FakePorts();
    ports.filesAreSnapshots = false;
    const md5 = vi.spyOn(ports.checksummer, 'md5');
    const queue = new UploadQueue(ports);
    await queue.add([source()]);
    expect(await finished(queue)).toMatchObject({ state: 'done' });
    expect(md5).toHaveBeenCalledTimes(4 + 3);
  });

  it('is not recorded when a part that was sent has changed since, and leaves nothing', async () => {
    const ports = new FakePorts();
    ports.filesAreSnapshots = false;
    const real = ports.checksummer.md5;
    let hashed = 0;
    // The second part is rewritten when the last one has been hashed.
    ports.checksummer.md5 = (body, options) => {
      hashed += 1;
      return real(hashed === 6 ? new Blob(['other']) : body, options);
    };
    const complete = vi.spyOn(ports.backend, 'completeUpload');
    const queue = new UploadQueue(ports);
    await queue.add([source()]);
    expect((await finished(queue))?.error?.code).toBe('file_changed');
    expect(complete).not.toHaveBeenCalled();
    expect(ports.aborted).toEqual([idOf(ports)]);
    expect(await ports.store.load()).toMatchObject([
      { record: { state: 'failed', uploadId: null }, sentParts: new Map() },
    ]);
  });

  it('does not trust what it sent in an earlier life where the browser reads changed files', async () => {
    const ports = new FakePorts();
    ports.filesAreSnapshots = false;
    countingSends(ports, (part) =>
      part > 2 ? new PailError('bucket_refused', 'crash', { details: { status: 400 } }) : null,
    );
    const first = new UploadQueue(ports);
    await first.add([source()]);
    const failed = await finished(first);
    // The copy was made when the first part had been sent and changed.
    const changed = new Blob([new Uint8Array(10).fill(7), largeFile().slice(10)]);
    await ports.store.keepBytes(failed?.id ?? '', changed);
    const second = new UploadQueue(ports);
    await second.restore(() => null);
    const sends = countingSends(ports);
    await second.resume(failed?.id ?? '');
    expect(await finished(second)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual([1, 3, 4]);
    expect(await sameBytes(ports, idOf(ports), changed)).toBe(true);
  });
});
