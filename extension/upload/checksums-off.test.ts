import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { isActive, type UploadView } from '../../shared/messages/upload-view.ts';
import { userFile } from '../sources/user-files.ts';
import { FakePorts, PART_SIZE } from './testing/fake-ports.ts';
import { UploadQueue } from './upload-queue.ts';

const small = (name: string): File => new File([name], name);
const large = (): File => new File([new Uint8Array(2 * PART_SIZE + 1)], 'large.bin');

/** A backend without checksums; counts what is hashed all the same. */
function unchecked(): { ports: FakePorts; hashed: () => number } {
  const ports = new FakePorts();
  ports.checksums = 'none';
  const md5 = vi.spyOn(ports.checksummer, 'md5');
  return { ports, hashed: () => md5.mock.calls.length };
}

async function uploadAll(queue: UploadQueue, ...files: File[]): Promise<UploadView[]> {
  await queue.add(files.map((file) => userFile(file, 'drop')));
  await vi.waitFor(() => expect(queue.list().some(isActive)).toBe(false), 20_000);
  return queue.list();
}

describe('an upload without checksums', () => {
  it('goes in parts of which none is hashed, and is completed without a checksum', async () => {
    const { ports, hashed } = unchecked();
    const sign = vi.spyOn(ports.backend, 'signParts');
    const complete = vi.spyOn(ports.backend, 'completeUpload');
    const [upload] = await uploadAll(new UploadQueue(ports), large());
    expect(upload?.state).toBe('done');
    expect(hashed()).toBe(0);
    expect(sign.mock.calls.flatMap(([, parts]) => parts.map(({ checksum }) => checksum))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(complete.mock.calls[0]?.[1]).toEqual({ checksum: null, size: 2 * PART_SIZE + 1 });
  });

  it('hashes no small file once the server has said that it wants none', async () => {
    const { ports, hashed } = unchecked();
    const queue = new UploadQueue(ports);
    await uploadAll(queue, small('a'));
    expect(hashed()).toBe(1);
    const uploads = await uploadAll(queue, small('b'), small('c'));
    expect(uploads.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(hashed()).toBe(1);
    expect(ports.created.map(({ checksum }) => checksum !== undefined)).toEqual([true, false, false]);
  });

  it('begins once more, with a checksum, when the server wants them again', async () => {
    const { ports, hashed } = unchecked();
    const queue = new UploadQueue(ports);
    await uploadAll(queue, small('a'));
    ports.checksums = 'md5';
    const [upload] = await uploadAll(queue, small('b'));
    expect(upload?.state).toBe('done');
    expect(hashed()).toBe(2);
    expect(ports.created.at(-1)).toHaveProperty('checksum');
  });

  it('goes on after a failure with the parts that the bucket lacks', async () => {
    const { ports, hashed } = unchecked();
    const sends: number[] = [];
    let refuse = true;
    ports.bucket = {
      send: ({ url }, body) => {
        const part = Number(url.split('?')[1]);
        sends.push(part);
        if (part === 3 && refuse) {
          return Promise.reject(new PailError('bucket_refused', 'no', { details: { status: 400 } }));
        }
        return ports.keep(url, body);
      },
    };
    const queue = new UploadQueue(ports);
    const [failed] = await uploadAll(queue, large());
    expect(failed?.state).toBe('failed');
    refuse = false;
    await queue.resume(failed?.id ?? '');
    await vi.waitFor(() => expect(queue.list()[0]?.state).toBe('done'), 20_000);
    expect(sends.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 3]);
    expect(hashed()).toBe(0);
  });

  it('is only completed again when all its parts had been sent', async () => {
    const { ports } = unchecked();
    const { completeUpload } = ports.backend;
    ports.backend.completeUpload = () => Promise.reject(new PailError('bucket_refused', 'crash'));
    const queue = new UploadQueue(ports);
    const [failed] = await uploadAll(queue, large());
    ports.backend.completeUpload = completeUpload;
    const send = vi.spyOn(ports.bucket, 'send');
    await queue.resume(failed?.id ?? '');
    await vi.waitFor(() => expect(queue.list()[0]?.state).toBe('done'), 20_000);
    expect(send).not.toHaveBeenCalled();
  });
});
