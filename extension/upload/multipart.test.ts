import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { FakePorts } from './testing/fake-ports.ts';
import {
  ascending,
  SIZE,
  source,
  finished,
  sameBytes,
  countingSends,
  idOf,
} from './testing/upload-in-parts.ts';
import { UploadQueue } from './upload-queue.ts';

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
});
