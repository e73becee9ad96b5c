import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { isActive, type UploadView } from '../../shared/messages/upload-view.ts';
import { userFile } from '../sources/user-files.ts';
import { FakePorts } from './testing/fake-ports.ts';
import type { FileSource } from './source.ts';
import { UploadQueue } from './upload-queue.ts';

function file(name: string, text = name): FileSource {
  return userFile(new File([text], name, { type: 'text/plain' }), 'drop');
}

async function finished(queue: UploadQueue): Promise<UploadView[]> {
  await vi.waitFor(() => expect(queue.list().some(isActive)).toBe(false), 20_000);
  return queue.list();
}

async function uploadOne(ports: FakePorts, source = file('a.txt')): Promise<UploadView> {
  const queue = new UploadQueue(ports);
  await queue.add([source]);
  const [upload] = await finished(queue);
  if (!upload) throw new Error('the upload is gone');
  return upload;
}

/** Makes the first calls of one kind fail, as when the backend is away for a moment. */
function failFirst(
  backend: FakePorts['backend'],
  call: 'createUpload' | 'completeUpload',
  failures: number,
): void {
  let left = failures;
  const away = (): Promise<never> | null => {
    left -= 1;
    return left < 0 ? null : Promise.reject(new PailError('backend_unreachable', 'away'));
  };
  const { createUpload, completeUpload } = backend;
  if (call === 'createUpload') backend.createUpload = (...asked) => away() ?? createUpload(...asked);
  else backend.completeUpload = (...asked) => away() ?? completeUpload(...asked);
}

describe('the upload queue', () => {
  it('takes files to verified links, newest first', async () => {
    const ports = new FakePorts();
    const queue = new UploadQueue(ports);
    await queue.add([file('a.txt'), file('b.txt')]);
    const uploads = await finished(queue);
    expect(uploads.map(({ name, state }) => [name, state])).toEqual([
      ['b.txt', 'done'],
      ['a.txt', 'done'],
    ]);
    expect(ports.objects.size).toBe(2);
    expect(ports.created[0]).toMatchObject({ filename: 'a.txt', size: 5, contentType: 'text/plain' });
  });

  it('gives out the bytes of what it sends, to be shown, until they are done with', async () => {
    const ports = new FakePorts();
    const queue = new UploadQueue(ports);
    await queue.add([file('a.txt', 'shown')]);
    const [{ id } = { id: '' }] = queue.list();
    expect(await queue.bytesOf(id)?.text()).toBe('shown');
    await finished(queue);
    expect(queue.bytesOf(id)).toBeNull();
    expect(queue.bytesOf('of nothing')).toBeNull();
  });

  it('sends no more than six at a time, and all in the end', async () => {
    const ports = new FakePorts();
    let sending = 0;
    let most = 0;
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    ports.bucket = {
      send: async ({ url }, body) => {
        sending += 1;
        most = Math.max(most, sending);
        await gate;
        sending -= 1;
        await ports.keep(url, body);
      },
    };
    const queue = new UploadQueue(ports);
    await queue.add(Array.from({ length: 20 }, (_, index) => file(`${index}.txt`)));
    await vi.waitFor(() => expect(sending).toBe(6), 20_000);
    open();
    const uploads = await finished(queue);
    expect(uploads.every(({ state }) => state === 'done')).toBe(true);
    expect(most).toBe(6);
  });

  it('sends again after a failure of the line, signed afresh', async () => {
    const ports = new FakePorts();
    ports.failSends(new PailError('bucket_unreachable', 'no line'), new PailError('bucket_busy', 'SlowDown'));
    const { state } = await uploadOne(ports);
    expect(state).toBe('done');
    expect(ports.created).toHaveLength(3);
    expect(new Set(ports.created.map(({ id }) => id)).size).toBe(1);
    expect(ports.waits).toEqual([250, 500]);
  });

  it('does not take bytes that left for progress: the bucket may throw them away', async () => {
    const ports = new FakePorts();
    let sends = 0;
    ports.bucket = {
      send: ({ url }, body, { onProgress }) => {
        sends += 1;
        onProgress(body.size);
        if (sends > 4) return ports.keep(url, body);
        return Promise.reject(new PailError('bucket_busy', 'SlowDown'));
      },
    };
    expect((await uploadOne(ports)).state).toBe('done');
    expect(ports.waits).toEqual([250, 500, 1000, 2000]);
  });

  it('waits as long as the bucket asks', async () => {
    const ports = new FakePorts();
    ports.failSends(new PailError('bucket_busy', 'SlowDown', { details: { retryAfterMs: 9000 } }));
    expect((await uploadOne(ports)).state).toBe('done');
    expect(ports.waits).toEqual([9000]);
  });

  it.each(['createUpload', 'completeUpload'] as const)(
    'asks the backend again where %s fails and that passes',
    async (call) => {
      const ports = new FakePorts();
      failFirst(ports.backend, call, 2);
      expect((await uploadOne(ports)).state).toBe('done');
      expect(ports.waits).toEqual([250, 500]);
      expect(ports.objects.size).toBe(1);
    },
  );

  it('signs again once after a 403, and fails after the second', async () => {
    const refused = (): PailError => new PailError('bucket_refused', 'no', { details: { status: 403 } });
    const once = new FakePorts();
    once.failSends(refused());
    expect((await uploadOne(once)).state).toBe('done');

    const always = new FakePorts();
    always.failSends(refused(), refused(), refused(), refused());
    const failed = await uploadOne(always);
    expect(failed.error?.code).toBe('bucket_refused');
    expect(always.created).toHaveLength(2);
  });

  it('does not try again what the bucket refuses for good', async () => {
    const ports = new FakePorts();
    ports.failSends(new PailError('bucket_refused', 'EntityTooLarge', { details: { status: 400 } }));
    const failed = await uploadOne(ports);
    expect(failed.error).toMatchObject({ code: 'bucket_refused', message: 'EntityTooLarge' });
    expect(ports.created).toHaveLength(1);
  });

  it('sends nothing again when the object arrived and only the answer was lost', async () => {
    const ports = new FakePorts();
    let sends = 0;
    ports.bucket = {
      send: async ({ url }, body) => {
        sends += 1;
        if (sends === 1) {
          await ports.keep(url, body);
          throw new PailError('bucket_unreachable', 'answer lost');
        }
        throw new PailError('bucket_refused', '412', {
          details: { status: 412, s3Code: 'PreconditionFailed' },
        });
      },
    };
    expect((await uploadOne(ports)).state).toBe('done');
    expect(sends).toBe(2);
  });

  it('starts once more, as a new upload, when the object is not what was sent', async () => {
    const ports = new FakePorts();
    const complete = ports.backend.completeUpload;
    let completions = 0;
    ports.backend.completeUpload = (id, checksum, signal) => {
      completions += 1;
      if (completions > 1) return complete(id, checksum, signal);
      return Promise.reject(new PailError('checksum_mismatch', 'other bytes'));
    };
    expect((await uploadOne(ports)).state).toBe('done');
    expect(new Set(ports.created.map(({ id }) => id)).size).toBe(2);
  });

  it('refuses an empty file without asking anybody', async () => {
    const ports = new FakePorts();
    const failed = await uploadOne(ports, file('empty.txt', ''));
    expect(failed.error?.code).toBe('empty_file');
    expect(ports.created).toHaveLength(0);
  });

  it('says so when a file is gone before it is read', async () => {
    const ports = new FakePorts();
    const gone = file('gone.txt');
    const blob = new Blob(['gone']);
    const refuse = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    blob.arrayBuffer = refuse;
    vi.spyOn(blob, 'slice').mockReturnValue(Object.assign(new Blob(), { arrayBuffer: refuse }));
    const failed = await uploadOne(ports, {
      ...gone,
      blob,
    });
    expect(failed.error?.code).toBe('file_unreadable');
    expect(ports.created).toHaveLength(0);
  });

  it('says that a file changed when the bucket got other bytes than were hashed', async () => {
    const ports = new FakePorts();
    ports.failSends(new PailError('checksum_mismatch', 'BadDigest'));
    const real = ports.checksummer.md5;
    let reads = 0;
    ports.checksummer.md5 = (body, options) => {
      reads += 1;
      return real(reads === 1 ? body : new Blob(['other']), options);
    };
    const failed = await uploadOne(ports);
    expect(failed.error?.code).toBe('file_changed');
  });

  it('cancels: stops sending and removes what was sent', async () => {
    const ports = new FakePorts();
    ports.bucket = {
      send: (_request, _body, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new PailError('upload_cancelled', 'cancelled')));
        }),
    };
    const queue = new UploadQueue(ports);
    await queue.add([file('a.txt')]);
    await vi.waitFor(() => expect(queue.list()[0]?.state).toBe('sending'), 20_000);
    await vi.waitFor(() => expect(ports.created).toHaveLength(1), 20_000);
    await queue.cancel(queue.list()[0]?.id ?? '');
    expect(queue.list()[0]?.state).toBe('cancelled');
    expect(ports.aborted).toEqual([ports.created[0]?.id]);
  });

  it('retries a failed upload on demand, as a new upload', async () => {
    const ports = new FakePorts();
    ports.failSends(new PailError('bucket_refused', 'no', { details: { status: 400 } }));
    const queue = new UploadQueue(ports);
    await queue.add([file('a.txt')]);
    const [failed] = await finished(queue);
    expect(failed?.state).toBe('failed');
    await queue.resume(failed?.id ?? '');
    const [done] = await finished(queue);
    expect(done).toMatchObject({ id: failed?.id, state: 'done', error: null });
  });

  it('removes from the bucket what a dismissed failure may have left', async () => {
    const ports = new FakePorts();
    ports.failSends(new PailError('bucket_refused', 'no', { details: { status: 400 } }));
    const queue = new UploadQueue(ports);
    await queue.add([file('a.txt')]);
    const [failed] = await finished(queue);
    await queue.dismiss(failed?.id ?? '');
    expect(queue.list()).toEqual([]);
    expect(ports.aborted).toEqual([ports.created[0]?.id]);
  });

  it('names an upload that is no longer there', async () => {
    await expect(new UploadQueue(new FakePorts()).resume('gone')).rejects.toThrow(/no longer on the list/);
  });
});
