import { ChecksumQueue } from './checksum-queue.ts';
import { canReadInOrder } from './read-in-order.ts';
import { checksumTaskSchema, type ChecksumAnswer } from './worker-messages.ts';

/** The part of a worker's global scope that is needed. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  postMessage(message: ChecksumAnswer): void;
}

/** Runs in the checksum worker: hashing would stop the engine's own thread. */
export function serveChecksums(scope: WorkerScope): void {
  const queue = new ChecksumQueue((answer) => scope.postMessage(answer), canReadInOrder());
  scope.addEventListener('message', ({ data }) => {
    const task = checksumTaskSchema.parse(data);
    if (task.type === 'cancel') queue.cancel(task.taskId);
    else queue.add(task);
  });
}
