import { describe, expect, it } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { FakePorts, PART_SIZE } from './testing/fake-ports.ts';
import {
  ascending,
  SIZE,
  largeFile,
  source,
  finished,
  sameBytes,
  countingSends,
  withoutRoom,
  withOpaqueEtags,
  restartedAfterOnePart,
  idOf,
} from './testing/upload-in-parts.ts';
import { UploadQueue } from './upload-queue.ts';

describe('an upload in parts that is gone on with', () => {
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
