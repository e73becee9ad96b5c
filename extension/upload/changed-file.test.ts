import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { userFile } from '../sources/user-files.ts';
import { finished } from './testing/finished.ts';
import { FakePorts } from './testing/fake-ports.ts';
import { ascending, countingSends, idOf, largeFile, sameBytes } from './testing/sent-parts.ts';
import { UploadQueue } from './upload-queue.ts';

const source = (): ReturnType<typeof userFile> => userFile(largeFile(), 'drop');

describe('a file that changes while it is sent in parts', () => {
  it('is not recorded where the bucket sees the change', async () => {
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

  it('is hashed once more where the browser reads changed files, and passes where it is the same', async () => {
    const ports = new FakePorts();
    ports.filesAreSnapshots = false;
    const md5 = vi.spyOn(ports.checksummer, 'md5');
    const queue = new UploadQueue(ports);
    await queue.add([source()]);
    expect(await finished(queue)).toMatchObject({ state: 'done' });
    expect(md5).toHaveBeenCalledTimes(4 + 3);
  });

  it('is not recorded where only a part that was sent has changed since, and leaves nothing', async () => {
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

  it('is compared with what was sent in an earlier life where the browser reads changed files', async () => {
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
