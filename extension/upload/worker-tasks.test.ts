import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PailError } from '../../shared/errors/pail-error.ts';
import { WorkerTasks, type TaskWorker } from './worker-tasks.ts';

type Listener = (event: MessageEvent<unknown>) => void;

const answerSchema = z.object({ id: z.number(), text: z.string() });

/** Notes what it is told; answers and breaks when a test has it do so. */
class FakeWorker {
  readonly told: string[] = [];
  answer: Listener = () => {};
  break: () => void = () => {};

  postMessage(task: string): void {
    this.told.push(task);
  }

  terminate(): void {
    this.told.push('terminated');
  }

  addEventListener(type: 'message' | 'error', listener: Listener & (() => void)): void {
    if (type === 'message') this.answer = listener;
    else this.break = listener;
  }
}

function start() {
  const workers: FakeWorker[] = [];
  const tasks = new WorkerTasks({
    createWorker: (): TaskWorker<string> => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    parse: (data) => answerSchema.parse(data),
    idOf: ({ id }) => id,
    broken: () => new PailError('internal', 'It broke.'),
  });
  const ask = (id: number, signal?: AbortSignal): Promise<string> =>
    tasks.ask({
      id,
      task: `task ${id}`,
      cancelTask: `cancel ${id}`,
      ...(signal && { signal }),
      read: ({ text }) => (text === 'more' ? null : { value: text }),
    });
  const answer = (worker: number, id: number, text: string): void =>
    workers[worker]?.answer(new MessageEvent('message', { data: { id, text } }));
  return { workers, ask, answer };
}

describe('tasks for a worker', () => {
  it('are each given their own answer, the last one where several come', async () => {
    const { workers, ask, answer } = start();
    const [one, two] = [ask(1), ask(2)];
    answer(0, 2, 'second');
    answer(0, 1, 'more');
    answer(0, 1, 'first');
    expect(await Promise.all([one, two])).toEqual(['first', 'second']);
    expect(workers).toHaveLength(1);
  });

  it('fail where it breaks, and the next one has a new worker', async () => {
    const { workers, ask, answer } = start();
    const lost = ask(1);
    workers[0]?.break();
    await expect(lost).rejects.toMatchObject({ code: 'internal', message: 'It broke.' });
    const next = ask(2);
    answer(1, 2, 'done');
    expect(await next).toBe('done');
    expect(workers[0]?.told).toEqual(['task 1', 'terminated']);
  });

  it('tell it when they are aborted, and hear no more of it', async () => {
    const { workers, ask, answer } = start();
    const abort = new AbortController();
    const aborted = ask(1, abort.signal);
    abort.abort();
    answer(0, 1, 'late');
    await expect(aborted).rejects.toMatchObject({ code: 'upload_cancelled' });
    await expect(ask(2, abort.signal)).rejects.toMatchObject({ code: 'upload_cancelled' });
    expect(workers[0]?.told).toEqual(['task 1', 'cancel 1']);
  });
});
