import { PailError } from '../../../shared/errors/pail-error.ts';
import type { Checksummer } from '../ports.ts';
import { bytesInMemory } from '../bytes-in-memory.ts';
import { WorkerTasks, type TaskWorker } from '../worker-tasks.ts';
import { md5OfBlob } from './md5.ts';
import { checksumAnswerSchema, type ChecksumTask } from './worker-messages.ts';

/** Computes checksums in a worker, which is started for the first one and again should it break. */
export function workerChecksummer(createWorker: () => TaskWorker<ChecksumTask>): Checksummer {
  const tasks = new WorkerTasks({
    createWorker,
    parse: (data) => checksumAnswerSchema.parse(data),
    idOf: ({ taskId }) => taskId,
    broken: () => new PailError('internal', 'The checksum could not be computed. Retry the upload.'),
  });
  let lastTaskId = 0;

  return {
    md5: (body, { signal, onProgress, place }) => {
      // A message to the worker and back takes longer than hashing a small file.
      if (bytesInMemory(body)) return md5OfBlob(body, { signal, onProgress });
      lastTaskId += 1;
      const taskId = lastTaskId;
      return tasks.ask({
        id: taskId,
        task: { type: 'compute', taskId, body, ...(place && { place }) },
        signal,
        cancelTask: { type: 'cancel', taskId },
        read: (answer) => {
          if (answer.type !== 'progress') {
            return answer.type === 'done' ? { value: answer.checksum } : answer;
          }
          onProgress(answer.doneBytes);
          return null;
        },
      });
    },
  };
}
