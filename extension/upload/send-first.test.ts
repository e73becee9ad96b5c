import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { userFile } from '../sources/user-files.ts';
import { FakePorts, PART_SIZE } from './testing/fake-ports.ts';
import { UploadQueue } from './upload-queue.ts';

const NAMES = ['one', 'two', 'three', 'four', 'five'];

/** Two parts and a little: never a small file. */
const large = (name: string): File => new File([new Uint8Array(2 * PART_SIZE + 1)], name);

/** A bucket that takes nothing until it is told to; says whose parts it was offered, in order. */
function slowBucket(ports: FakePorts): { offered: string[]; takeNext(): void } {
  const offered: string[] = [];
  const takes: (() => void)[] = [];
  ports.bucket = {
    send: ({ url }, body, { signal }) =>
      new Promise((resolve, reject) => {
        const upload = ports.created.find(({ id }) => url.includes(id));
        offered.push(upload?.filename ?? '');
        signal.addEventListener('abort', () => reject(new PailError('upload_cancelled', 'cancelled')));
        takes.push(() => void ports.keep(url, body).then(resolve));
      }),
  };
  return { offered, takeNext: () => takes.shift()?.() };
}

async function queueOfFive(ports: FakePorts): Promise<UploadQueue> {
  // Nothing but the records outlives the queue.
  ports.store.keepBytes = () => Promise.resolve();
  // Hashing would only take time.
  ports.checksums = 'none';
  const queue = new UploadQueue(ports);
  await queue.add(NAMES.map((name) => userFile(large(name), 'drop')));
  return queue;
}

const statesOf = (queue: UploadQueue): Record<string, string> =>
  Object.fromEntries(queue.list().map(({ name, state }) => [name, state]));

const idOf = (queue: UploadQueue, wanted: string): string =>
  queue.list().find(({ name }) => name === wanted)?.id ?? '';

describe('an upload that the person wants first', () => {
  it('starts at once and gets the next free connection', async () => {
    const ports = new FakePorts();
    const { offered, takeNext } = slowBucket(ports);
    const queue = await queueOfFive(ports);
    await vi.waitFor(() => expect(offered).toHaveLength(6), 20_000);
    expect(statesOf(queue)).toMatchObject({ four: 'waiting', five: 'waiting' });

    await queue.sendFirst(idOf(queue, 'five'));
    await vi.waitFor(() => expect(statesOf(queue)['five']).toBe('sending'), 20_000);
    expect(statesOf(queue)['four']).toBe('waiting');
    for (const count of [7, 8, 9]) {
      takeNext();
      await vi.waitFor(() => expect(offered).toHaveLength(count), 20_000);
    }
    expect(offered.slice(6)).toEqual(['five', 'five', 'five']);
  });

  it('goes before one that was wanted first earlier', async () => {
    const ports = new FakePorts();
    const { offered, takeNext } = slowBucket(ports);
    const queue = await queueOfFive(ports);
    await vi.waitFor(() => expect(offered).toHaveLength(6), 20_000);
    await queue.sendFirst(idOf(queue, 'four'));
    await queue.sendFirst(idOf(queue, 'five'));
    await vi.waitFor(
      () => expect(statesOf(queue)).toMatchObject({ four: 'sending', five: 'sending' }),
      20_000,
    );
    await vi.waitFor(() => expect(ports.signCalls.flat().length).toBeGreaterThanOrEqual(15), 20_000);
    for (const count of [7, 8, 9, 10]) {
      takeNext();
      await vi.waitFor(() => expect(offered).toHaveLength(count), 20_000);
    }
    expect(offered.slice(6)).toEqual(['five', 'five', 'five', 'four']);
  });

  it('is first after a restart of the browser too', async () => {
    const ports = new FakePorts();
    slowBucket(ports);
    const before = await queueOfFive(ports);
    await before.sendFirst(idOf(before, 'five'));

    for (const { record } of await ports.store.load()) {
      ports.store.load = withBytes(ports.store.load, record.id, large(record.name));
    }
    const after = new UploadQueue(ports);
    await after.restore(() => null);
    const waiting = (): string[] =>
      after
        .list()
        .filter(({ state }) => state === 'waiting')
        .map(({ name }) => name);
    expect(waiting()).toEqual(['four', 'three']);
  });

  it('stays as it is when it is not under way', async () => {
    const ports = new FakePorts();
    slowBucket(ports);
    const queue = await queueOfFive(ports);
    await queue.pause(idOf(queue, 'five'));
    await queue.sendFirst(idOf(queue, 'five'));
    expect(statesOf(queue)['five']).toBe('paused');
    expect((await ports.store.load()).map(({ record }) => record.priority)).toEqual([0, 0, 0, 0, 0]);
  });
});

/** As if the store had kept the bytes of one upload. */
function withBytes(load: FakePorts['store']['load'], id: string, bytes: Blob): FakePorts['store']['load'] {
  return async () =>
    (await load()).map((stored) => (stored.record.id === id ? { ...stored, bytes } : stored));
}
