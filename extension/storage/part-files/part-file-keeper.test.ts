import { describe, expect, it } from 'vitest';
import { md5OfChunks } from '../../upload/checksum/md5.ts';
import { partFileKeeper } from './part-file-keeper.ts';
import { servePartFiles } from './serve-part-files.ts';
import type { PartFileTask } from './worker-messages.ts';

type Listener = (event: MessageEvent<unknown>) => void;

/** A worker on this thread, which gets copies as a real one does. Node has no files for it: it keeps in memory. */
class FakeWorker {
  readonly tasks: PartFileTask[] = [];
  isBroken = false;
  private readonly toWorker: Listener[] = [];
  private readonly toPage: Listener[] = [];
  private readonly onError: (() => void)[] = [];

  constructor() {
    servePartFiles({
      addEventListener: (_type, listener) => this.toWorker.push(listener),
      postMessage: (answer) => this.tell(this.toPage, answer),
    });
  }

  postMessage(task: PartFileTask, transfer: Transferable[]): void {
    const copy = structuredClone(task, { transfer });
    this.tasks.push(copy);
    if (this.isBroken) queueMicrotask(() => this.onError.forEach((listener) => listener()));
    else this.tell(this.toWorker, copy);
  }

  terminate(): void {
    this.isBroken = true;
  }

  addEventListener(type: 'message' | 'error', listener: Listener & (() => void)): void {
    if (type === 'message') this.toPage.push(listener);
    else this.onError.push(listener);
  }

  private tell(listeners: Listener[], data: unknown): void {
    queueMicrotask(() => listeners.forEach((listener) => listener(new MessageEvent('message', { data }))));
  }
}

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

describe('the keeper of parts', () => {
  it('gives back the bytes with their MD5', async () => {
    const keeper = partFileKeeper(() => new FakeWorker());
    const kept = await keeper.keep([bytes(1, 2), bytes(3)]);
    expect(new Uint8Array(await kept.body.arrayBuffer())).toEqual(bytes(1, 2, 3));
    expect(kept.md5).toBe(await md5OfChunks([bytes(1, 2, 3)]));
  });

  it('takes whole buffers without a copy, and of shared ones only its own bytes', async () => {
    const worker = new FakeWorker();
    const whole = bytes(1, 2, 3);
    const shared = bytes(4, 5, 6, 7);
    const keeper = partFileKeeper(() => worker);
    const kept = await keeper.keep([whole, shared.subarray(0, 2)]);
    expect(new Uint8Array(await kept.body.arrayBuffer())).toEqual(bytes(1, 2, 3, 4, 5));
    expect(whole).toHaveLength(0);
    expect(shared).toHaveLength(4);
  });

  it('removes what is released', async () => {
    const worker = new FakeWorker();
    const kept = await partFileKeeper(() => worker).keep([bytes(1)]);
    kept.release();
    const [asked, removed] = worker.tasks;
    expect(removed).toEqual({ type: 'remove', name: asked?.name });
  });

  it('says so when its worker breaks, and starts another', async () => {
    const workers: FakeWorker[] = [];
    const keeper = partFileKeeper(() => {
      const worker = new FakeWorker();
      worker.isBroken = workers.length === 0;
      workers.push(worker);
      return worker;
    });
    await expect(keeper.keep([bytes(1)])).rejects.toMatchObject({ code: 'internal' });
    expect((await keeper.keep([bytes(1)])).body.size).toBe(1);
    expect(workers).toHaveLength(2);
  });
});
