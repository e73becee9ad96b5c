import { PailError } from '../../../shared/errors/pail-error.ts';
import { uploadCancelled } from '../cancelled.ts';
import type { Checksummer } from '../ports.ts';
import { bytesInMemory } from '../bytes-in-memory.ts';
import { md5OfBlob } from './md5.ts';
import { checksumAnswerSchema, type ChecksumAnswer, type ChecksumTask } from './worker-messages.ts';

/** The part of a Worker that is needed. */
interface ChecksumWorker {
  postMessage(task: ChecksumTask): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/** Computes checksums in a worker, which is started for the first one and again should it break. */
export function workerChecksummer(createWorker: () => ChecksumWorker): Checksummer {
  let worker: ChecksumWorker | null = null;
  let lastTaskId = 0;
  const waiting = new Map<number, (answer: ChecksumAnswer | null) => void>();

  const start = (): ChecksumWorker => {
    const started = createWorker();
    started.addEventListener('message', ({ data }) => {
      const answer = checksumAnswerSchema.parse(data);
      waiting.get(answer.taskId)?.(answer);
    });
    started.addEventListener('error', () => {
      started.terminate();
      if (worker === started) worker = null;
      for (const settle of waiting.values()) settle(null);
    });
    return started;
  };

  return {
    md5: (body, { signal, onProgress, place }) => {
      // A message to the worker and back takes longer than hashing a small file.
      if (bytesInMemory(body)) return md5OfBlob(body, { signal, onProgress });
      return new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(uploadCancelled());
          return;
        }
        worker ??= start();
        const asked = worker;
        lastTaskId += 1;
        const taskId = lastTaskId;
        const end = (): void => {
          waiting.delete(taskId);
          signal.removeEventListener('abort', cancel);
        };
        const cancel = (): void => {
          end();
          asked.postMessage({ type: 'cancel', taskId });
          reject(uploadCancelled());
        };
        signal.addEventListener('abort', cancel, { once: true });
        waiting.set(taskId, (answer) => {
          if (answer?.type === 'progress') {
            onProgress(answer.doneBytes);
            return;
          }
          end();
          if (answer === null) reject(checksumBroken());
          else if (answer.type === 'done') resolve(answer.checksum);
          else reject(PailError.fromValue(answer.error));
        });
        asked.postMessage({ type: 'compute', taskId, body, ...(place && { place }) });
      });
    },
  };
}

function checksumBroken(): PailError {
  return new PailError('internal', 'The checksum could not be computed. Retry the upload.');
}
