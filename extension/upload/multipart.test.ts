import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { userFile } from '../sources/user-files.ts';
import { finished } from './testing/finished.ts';
import { FakePorts, PART_SIZE } from './testing/fake-ports.ts';
import {
  ascending,
  countingSends,
  idOf,
  LARGE_FILE_BYTES,
  largeFile,
  sameBytes,
} from './testing/sent-parts.ts';
import { UploadQueue } from './upload-queue.ts';

const source = (): ReturnType<typeof userFile> => userFile(largeFile(), 'drop');

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
    expect(await finished(queue)).toMatchObject({ state: 'done', doneBytes: LARGE_FILE_BYTES });
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
});
