import { toErrorValue } from '../../../shared/errors/pail-error.ts';
import { reportDefect } from '../../../shared/errors/report-defect.ts';
import { md5OfBlob } from './md5.ts';
import { checksumTaskSchema, type ChecksumAnswer } from './worker-messages.ts';

/** The part of a worker's global scope that is needed. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  postMessage(message: ChecksumAnswer): void;
}

/** Runs in the checksum worker: hashing would stop the engine's own thread. */
export function serveChecksums(scope: WorkerScope): void {
  const tasks = new Map<number, AbortController>();
  // One after the other: a single sequential reader is the fastest way to read a file in a browser.
  let last: Promise<void> = Promise.resolve();

  const compute = async (taskId: number, body: Blob, { signal }: AbortController): Promise<void> => {
    try {
      const onProgress = (doneBytes: number): void =>
        scope.postMessage({ type: 'progress', taskId, doneBytes });
      const checksum = await md5OfBlob(body, { signal, onProgress });
      scope.postMessage({ type: 'done', taskId, checksum });
    } catch (error) {
      reportDefect(error);
      scope.postMessage({ type: 'failed', taskId, error: toErrorValue(error) });
    } finally {
      tasks.delete(taskId);
    }
  };

  scope.addEventListener('message', ({ data }) => {
    const task = checksumTaskSchema.parse(data);
    if (task.type === 'cancel') {
      tasks.get(task.taskId)?.abort();
      return;
    }
    const abort = new AbortController();
    tasks.set(task.taskId, abort);
    last = last.then(() => compute(task.taskId, task.body, abort));
  });
}
