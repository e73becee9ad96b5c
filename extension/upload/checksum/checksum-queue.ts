import { toErrorValue } from '../../../shared/errors/pail-error.ts';
import { reportDefect } from '../../../shared/errors/report-defect.ts';
import { uploadCancelled } from '../cancelled.ts';
import { md5OfBlob } from './md5.ts';
import { PartHasher, type PartToHash } from './part-hasher.ts';
import type { ChecksumAnswer, ComputeTask } from './worker-messages.ts';

/** What is computed now: one task, or several that were taken together. */
interface UnderWay {
  tasks: readonly ComputeTask[];
  abort: AbortController;
}

/**
 * Computes one checksum after the other, in the order in which they are asked for: a single sequential reader is the
 * fastest way to read a file in a browser. Parts of one file that follow each other are taken together.
 */
export class ChecksumQueue {
  private readonly answer: (answer: ChecksumAnswer) => void;
  private readonly readsInOrder: boolean;
  private readonly parts = new PartHasher();
  private waiting: ComputeTask[] = [];
  private underWay: UnderWay | null = null;

  /** @param readsInOrder whether the browser can read a file as {@link PartHasher} does */
  constructor(answer: (answer: ChecksumAnswer) => void, readsInOrder: boolean) {
    this.answer = answer;
    this.readsInOrder = readsInOrder;
  }

  add(task: ComputeTask): void {
    this.waiting.push(task);
    if (this.underWay === null) void this.work();
  }

  /** Nothing where it is done already. */
  cancel(taskId: number): void {
    if (this.underWay?.tasks.some((task) => task.taskId === taskId)) {
      // Those that were taken together with it are taken once more.
      this.again(this.underWay.tasks.filter((task) => task.taskId !== taskId));
      this.underWay.tasks = this.underWay.tasks.filter((task) => task.taskId === taskId);
      this.underWay.abort.abort();
      return;
    }
    const task = this.waiting.find((each) => each.taskId === taskId);
    if (!task) return;
    this.waiting = this.waiting.filter((each) => each !== task);
    if (task.place) this.parts.close(task.place.file);
    this.fail([task], uploadCancelled());
  }

  private async work(): Promise<void> {
    for (let tasks = this.next(); tasks.length > 0; tasks = this.next()) {
      const underWay: UnderWay = { tasks, abort: new AbortController() };
      this.underWay = underWay;
      try {
        await this.compute(tasks, underWay.abort.signal);
      } catch (error) {
        reportDefect(error);
        this.fail(underWay.tasks, error);
      }
    }
    this.underWay = null;
  }

  /** Takes what is computed next from what waits. */
  private next(): readonly ComputeTask[] {
    const [first] = this.waiting;
    if (!first) return [];
    const following = this.followers(first);
    const tasks = following.slice(0, this.parts.takes(following.flatMap(partOf)));
    this.waiting = this.waiting.filter((task) => !tasks.includes(task));
    return tasks;
  }

  /** The task, and those that go on in its file where it ends. */
  private followers(first: ComputeTask): ComputeTask[] {
    const following = [first];
    for (const task of this.waiting.slice(1)) {
      const last = following.at(-1);
      if (!last?.place || !task.place) continue;
      const follows = task.place.start === last.place.start + last.body.size;
      if (task.place.file === last.place.file && follows) following.push(task);
    }
    return following;
  }

  private async compute(tasks: readonly ComputeTask[], signal: AbortSignal): Promise<void> {
    const parts = this.readsInOrder ? tasks.flatMap(partOf) : [];
    if (parts.length === tasks.length) {
      const checksums = await this.parts.md5s(parts, signal);
      for (const [index, checksum] of checksums.entries()) {
        const taskId = tasks[index]?.taskId;
        if (taskId !== undefined) this.answer({ type: 'done', taskId, checksum });
      }
      return;
    }
    for (const { taskId, body } of tasks) {
      const onProgress = (doneBytes: number): void => this.answer({ type: 'progress', taskId, doneBytes });
      this.answer({ type: 'done', taskId, checksum: await md5OfBlob(body, { signal, onProgress }) });
    }
  }

  private again(tasks: readonly ComputeTask[]): void {
    this.waiting = [...tasks, ...this.waiting];
  }

  private fail(tasks: readonly ComputeTask[], error: unknown): void {
    for (const { taskId } of tasks) this.answer({ type: 'failed', taskId, error: toErrorValue(error) });
  }
}

function partOf({ place, body }: ComputeTask): PartToHash[] {
  return place ? [{ place, size: body.size }] : [];
}
