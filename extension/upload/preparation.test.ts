import { describe, expect, it, vi } from 'vitest';
import { UNTOUCHED_IMAGES } from '../../shared/messages/image-options.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { userFile } from '../sources/user-files.ts';
import type { FilePreparer } from './ports.ts';
import { FakePorts } from './testing/fake-ports.ts';
import { UploadQueue } from './upload-queue.ts';

const OPTIONS = { ...UNTOUCHED_IMAGES, stripMetadata: true };
const photo = (): ReturnType<typeof userFile> => userFile(new File(['place and picture'], 'a.jpg'), 'drop');

class Preparing extends FakePorts {
  prepared = 0;
  readonly preparer: FilePreparer = {
    prepare: ({ blob, ...rest }) => {
      this.prepared += 1;
      return Promise.resolve({ ...rest, blob: blob.slice(10), name: `${this.prepared}.jpg` });
    },
  };
}

async function done(queue: UploadQueue, state = 'done'): Promise<void> {
  await vi.waitFor(() => expect(queue.list().map((view) => view.state)).toEqual([state]));
}

describe('files that are prepared before they are sent', () => {
  it('are sent as they were prepared, under their new name', async () => {
    const ports = new Preparing();
    const queue = new UploadQueue(ports);
    await queue.add([photo()], { preparation: OPTIONS });
    await done(queue);
    expect(await [...ports.objects.values()][0]?.text()).toBe('picture');
    expect(queue.list()[0]).toMatchObject({ name: '1.jpg', size: 7 });
  });

  it('go on after a restart with the very bytes that were prepared', async () => {
    const ports = new Preparing();
    ports.bucket = { send: () => new Promise(() => {}) };
    const first = new UploadQueue(ports);
    await first.add([photo()], { preparation: OPTIONS });
    await vi.waitFor(() => expect(ports.created).toHaveLength(1));
    ports.bucket = { send: ({ url }, body) => ports.keep(url, body) };
    const second = new UploadQueue(ports);
    await second.restore(() => null);
    await done(second);
    expect(ports.prepared).toBe(1);
    expect(await [...ports.objects.values()][0]?.text()).toBe('picture');
  });

  it('are prepared after a restart that came before', async () => {
    const ports = new Preparing();
    const { preparer } = ports;
    const never: FilePreparer = { prepare: () => new Promise(() => {}) };
    const first = new UploadQueue(Object.assign(ports, { preparer: never }));
    await first.add([photo()], { preparation: OPTIONS });
    const second = new UploadQueue(Object.assign(ports, { preparer }));
    await second.restore(() => null);
    await done(second);
    expect(await [...ports.objects.values()][0]?.text()).toBe('picture');
  });

  it('are not sent where they cannot be prepared', async () => {
    const ports = new Preparing();
    const preparer: FilePreparer = {
      prepare: () => Promise.reject(new PailError('metadata_not_removable', 'It cannot be removed.')),
    };
    const queue = new UploadQueue(Object.assign(ports, { preparer }));
    await queue.add([photo()], { preparation: OPTIONS });
    await done(queue, 'failed');
    expect(queue.list()[0]?.error?.code).toBe('metadata_not_removable');
    expect(ports.created).toEqual([]);
    await queue.resume(queue.list()[0]?.id ?? '');
    await done(queue, 'failed');
    expect(ports.created).toEqual([]);
  });

  it('are not overtaken by a copy of what they were', async () => {
    const ports = new Preparing();
    const large = userFile(new File([new Uint8Array(3 * 1024 ** 2)], 'large.jpg'), 'drop');
    const order: string[] = [];
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { keepBytes, add } = ports.store;
    ports.store.keepBytes = async (...copy) => {
      order.push('copy begins');
      await released;
      await keepBytes(...copy);
      order.push('copy ends');
    };
    ports.store.add = async (entries) => {
      order.push(entries[0]?.bytes ? 'prepared' : 'record');
      await add(entries);
    };
    const queue = new UploadQueue(ports);
    await queue.add([large], { preparation: OPTIONS });
    await vi.waitFor(() => expect(order).toContain('copy begins'));
    release();
    await done(queue);
    expect(order).toEqual(['record', 'copy begins', 'copy ends', 'prepared']);
  });
});
