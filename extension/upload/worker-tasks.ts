import { PailError, type ErrorValue } from '../../shared/errors/pail-error.ts';
import { uploadCancelled } from './cancelled.ts';

/** The part of a Worker that is needed. */
export interface TaskWorker<Task> {
  postMessage(task: Task, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/** How a worker of one kind is spoken with. */
interface Protocol<Task, Answer> {
  createWorker(): TaskWorker<Task>;
  parse(data: unknown): Answer;
  /** To which task an answer is. */
  idOf(answer: Answer): string | number;
  /** What becomes of tasks whose worker breaks. */
  broken(): PailError;
}

/** One task for a worker. */
interface Asking<Task, Answer, Value> {
  id: string | number;
  task: Task;
  transfer?: Transferable[];
  /**
   * What an answer comes to; null where another one follows.
   * @param tell tells the worker that was asked something more
   */
  read: (answer: Answer, tell: (task: Task) => void) => { value: Value } | { error: ErrorValue } | null;
  /** Aborts the task. */
  signal?: AbortSignal;
  /** What the worker is told then; left out: nothing, and its answer is not listened to. */
  cancelTask?: Task;
}

/** A worker that answers tasks: it is started for the first one, and again should it break. */
export class WorkerTasks<Task, Answer> {
  private readonly protocol: Protocol<Task, Answer>;
  private readonly waiting = new Map<string | number, (answer: Answer | null) => void>();
  private worker: TaskWorker<Task> | null = null;

  constructor(protocol: Protocol<Task, Answer>) {
    this.protocol = protocol;
  }

  /** @throws {PailError} the error that was answered; `broken` where the worker broke; `upload_cancelled` when aborted */
  ask<Value>({
    id,
    task,
    transfer = [],
    read,
    signal,
    cancelTask,
  }: Asking<Task, Answer, Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(uploadCancelled());
        return;
      }
      const asked = (this.worker ??= this.start());
      const tell = (more: Task): void => asked.postMessage(more, []);
      const end = (): void => {
        this.waiting.delete(id);
        signal?.removeEventListener('abort', cancel);
      };
      const cancel = (): void => {
        end();
        if (cancelTask !== undefined) tell(cancelTask);
        reject(uploadCancelled());
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.waiting.set(id, (answer) => {
        const outcome = answer && read(answer, tell);
        if (answer !== null && outcome === null) return;
        end();
        if (outcome === null) reject(this.protocol.broken());
        else if ('error' in outcome) reject(PailError.fromValue(outcome.error));
        else resolve(outcome.value);
      });
      asked.postMessage(task, transfer);
    });
  }

  private start(): TaskWorker<Task> {
    const started = this.protocol.createWorker();
    started.addEventListener('message', ({ data }) => {
      const answer = this.protocol.parse(data);
      this.waiting.get(this.protocol.idOf(answer))?.(answer);
    });
    started.addEventListener('error', () => {
      started.terminate();
      if (this.worker === started) this.worker = null;
      for (const settle of this.waiting.values()) settle(null);
    });
    return started;
  }
}
