import { describe, expect, it, vi } from 'vitest';
import { userFile } from '../sources/user-files.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { isActive, type UploadView } from '../../shared/messages/upload-view.ts';
import { MemoryUploadStore } from './durable/memory-store.ts';
import type { UploadBackend, UploadPorts } from './ports.ts';
import { FakePorts, PART_SIZE } from './testing/fake-ports.ts';
import { UploadQueue } from './upload-queue.ts';

const [HOME, WORK] = [
  'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
  'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb',
] as const;

const file = (name: string, bytes = 3): ReturnType<typeof userFile> =>
  userFile(new File([new Uint8Array(bytes)], name), 'drop');
const large = (name: string): ReturnType<typeof userFile> => file(name, 3 * PART_SIZE);

/** Milliseconds; other work may keep the machine busy. */
const TIMEOUT_MS = 20_000;

/** Two backends, each with a bucket of its own. */
class TwoBackends {
  readonly home = new FakePorts();
  readonly work = new FakePorts();
  readonly store = new MemoryUploadStore();
  /** Names of the connections that were asked for a backend. */
  readonly asked: (string | null)[] = [];

  constructor() {
    for (const [name, { backend }] of Object.entries({ home: this.home, work: this.work })) {
      backend.bucketOrigins = () => Promise.resolve([`http://${name}.test`]);
      const { createUpload, signParts } = backend;
      const at = (url: string): string => url.replace('bucket.test', `${name}.test`);
      backend.createUpload = async (...call) => {
        const created = await createUpload(...call);
        return created.mode === 'single'
          ? { ...created, request: { ...created.request, url: at(created.request.url) } }
          : created;
      };
      backend.signParts = async (...call) =>
        new Map(
          [...(await signParts(...call))].map(([part, request]) => [
            part,
            { ...request, url: at(request.url) },
          ]),
        );
    }
  }

  queue(): UploadQueue {
    const { home, work, store } = this;
    const { protocols, checksummer, partKeeper, clock, filesAreSnapshots, random } = home;
    const ports: UploadPorts = {
      protocols,
      checksummer,
      partKeeper,
      clock,
      filesAreSnapshots,
      random,
      store,
      backendOf: (id): UploadBackend => {
        this.asked.push(id);
        return id === WORK ? work.backend : home.backend;
      },
      bucket: {
        send: ({ url, ...request }, body, options) =>
          (url.startsWith('http://work.test') ? work : home).bucket.send({ url, ...request }, body, options),
      },
    };
    return new UploadQueue(ports);
  }
}

async function finished(queue: UploadQueue): Promise<readonly UploadView[]> {
  await vi.waitFor(() => {
    expect(queue.list().length).toBeGreaterThan(0);
    expect(queue.list().filter(isActive)).toEqual([]);
  }, TIMEOUT_MS);
  return queue.list();
}

const stateOf = (queue: UploadQueue, name: string): string | undefined =>
  queue.list().find((upload) => upload.name === name)?.state;

describe('uploads over two connections', () => {
  it('go each to its own backend and bucket, at the same time', async () => {
    const two = new TwoBackends();
    const queue = two.queue();
    await queue.add([file('private.txt'), large('film.mp4')], { connectionId: HOME });
    await queue.add([file('report.txt'), large('talk.mp4')], { connectionId: WORK });
    const uploads = await finished(queue);
    expect(uploads.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    expect(two.home.created.map(({ filename }) => filename).sort()).toEqual(['film.mp4', 'private.txt']);
    expect(two.work.created.map(({ filename }) => filename).sort()).toEqual(['report.txt', 'talk.mp4']);
    expect([two.home, two.work].map(({ objects, parts }) => objects.size + parts.size)).toEqual([2, 2]);
  });

  it('are on disk with their connection before anything is asked of a backend', async () => {
    const two = new TwoBackends();
    const add = vi.spyOn(two.store, 'add').mockImplementation(() => {
      expect(two.asked).toEqual([]);
      return Promise.resolve();
    });
    await two.queue().add([file('report.txt')], { connectionId: WORK });
    expect(add.mock.calls[0]?.[0].map(({ record }) => record.connectionId)).toEqual([WORK]);
  });

  it('do not wait for a backend that is away', async () => {
    const two = new TwoBackends();
    const queue = two.queue();
    two.home.backend.createUpload = () => new Promise(() => {});
    await queue.add(
      Array.from({ length: 5 }, (_, index) => large(`stuck-${index}.mp4`)),
      { connectionId: HOME },
    );
    await queue.add([large('talk.mp4')], { connectionId: WORK });
    await vi.waitFor(() => expect(stateOf(queue, 'talk.mp4')).toBe('done'), TIMEOUT_MS);
  });

  it('go on after a restart where they began', async () => {
    const two = new TwoBackends();
    for (const { backend } of [two.home, two.work]) backend.createUpload = () => new Promise(() => {});
    const first = two.queue();
    await first.add([file('private.txt')], { connectionId: HOME });
    await first.add([file('report.txt')], { connectionId: WORK });

    const after = new TwoBackends();
    Object.assign(after, { store: two.store });
    const second = after.queue();
    await second.restore(() => null);
    const newestFirst = await finished(second);
    expect(newestFirst.map(({ name, state, connectionId }) => [name, state, connectionId])).toEqual([
      ['report.txt', 'done', WORK],
      ['private.txt', 'done', HOME],
    ]);
    expect(after.home.created.map(({ filename }) => filename)).toEqual(['private.txt']);
    expect(after.work.created.map(({ filename }) => filename)).toEqual(['report.txt']);
  });

  it('belong to the former connection where they are from before there could be several', async () => {
    const two = new TwoBackends();
    two.home.backend.createUpload = () => new Promise(() => {});
    await two.queue().add([file('old.txt')]);

    const after = new TwoBackends();
    Object.assign(after, { store: two.store });
    const second = after.queue();
    await second.restore(() => null, WORK);
    expect(await finished(second)).toMatchObject([{ name: 'old.txt', state: 'done', connectionId: WORK }]);
    expect(after.work.created).toHaveLength(1);
    expect(after.home.created).toEqual([]);
  });

  it('take a file that was lost only for the upload to the same backend', async () => {
    const two = new TwoBackends();
    two.home.backend.createUpload = () => new Promise(() => {});
    const lost = { ...large('film.mp4'), lastModified: 7 };
    await two.queue().add([lost], { connectionId: HOME });

    const after = new TwoBackends();
    const [stored] = await two.store.load();
    expect(stored).toBeDefined();
    if (stored) await after.store.add([{ record: stored.record, bytes: null }]);
    const second = after.queue();
    await second.restore(() => null);
    expect(stateOf(second, 'film.mp4')).toBe('file-needed');
    await second.add([lost], { connectionId: WORK });
    expect(second.list().map(({ connectionId }) => connectionId)).toEqual([WORK, HOME]);
    await second.add([lost], { connectionId: HOME });
    expect(second.list()).toHaveLength(2);
    expect((await finished(second)).map(({ state }) => state)).toEqual(['done', 'done']);
  });
});

describe('the end of a connection', () => {
  it('removes what its uploads sent, while the other connection goes on', async () => {
    const two = new TwoBackends();
    const queue = two.queue();
    two.home.bucket = { send: () => new Promise(() => {}) };
    await queue.add([large('film.mp4')], { connectionId: HOME });
    let letGo = (): void => {};
    const released = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    two.work.bucket = { send: ({ url }, body) => released.then(() => two.work.keep(url, body)) };
    await queue.add([large('talk.mp4')], { connectionId: WORK });
    await vi.waitFor(
      () => expect(queue.list().map(({ state }) => state)).toEqual(['sending', 'sending']),
      TIMEOUT_MS,
    );
    const [film] = two.home.created;

    await queue.endConnection(HOME, 1000);
    expect(two.home.aborted).toEqual([film?.id]);
    expect(queue.list().map(({ name }) => name)).toEqual(['talk.mp4']);
    expect((await two.store.load()).map(({ record }) => record.name)).toEqual(['talk.mp4']);

    letGo();
    expect(await finished(queue)).toMatchObject([{ name: 'talk.mp4', state: 'done' }]);
    expect(two.work.aborted).toEqual([]);
  });

  it('does not wait for a backend that does not answer', async () => {
    const two = new TwoBackends();
    const queue = two.queue();
    two.home.bucket = { send: () => new Promise(() => {}) };
    two.home.backend.abortUpload = () => new Promise(() => {});
    await queue.add([file('private.txt')], { connectionId: HOME });
    await queue.endConnection(HOME, 1000);
    expect(two.home.waits).toContain(1000);
    expect(queue.list()).toEqual([]);
  });

  it('is none of a failure that its backend tells', async () => {
    const two = new TwoBackends();
    const queue = two.queue();
    two.home.bucket = { send: () => new Promise(() => {}) };
    two.home.backend.abortUpload = () => Promise.reject(new PailError('token_revoked', 'revoked'));
    await queue.add([file('private.txt')], { connectionId: HOME });
    await expect(queue.endConnection(HOME, 1000)).resolves.toBeUndefined();
  });
});
