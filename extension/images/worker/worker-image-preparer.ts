import { PailError } from '../../../shared/errors/pail-error.ts';
import { uploadCancelled } from '../../upload/cancelled.ts';
import type { FilePreparer } from '../../upload/ports.ts';
import { imageAnswerSchema, type ImageAnswer, type ImageTask } from './worker-messages.ts';

/** The part of a Worker that is needed. */
interface ImageWorker {
  postMessage(task: ImageTask): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/** Changes pictures in a worker, which is started for the first one and again should it break. */
export function workerImagePreparer(createWorker: () => ImageWorker): FilePreparer {
  let worker: ImageWorker | null = null;
  let lastTaskId = 0;
  const waiting = new Map<number, (answer: ImageAnswer | null) => void>();

  const start = (): ImageWorker => {
    const started = createWorker();
    started.addEventListener('message', ({ data }) => {
      const answer = imageAnswerSchema.parse(data);
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
    prepare: ({ blob, name, contentType }, options, signal) =>
      new Promise((resolve, reject) => {
        lastTaskId += 1;
        const taskId = lastTaskId;
        const end = (): void => {
          waiting.delete(taskId);
          signal.removeEventListener('abort', cancel);
        };
        const cancel = (): void => {
          end();
          reject(uploadCancelled());
        };
        if (signal.aborted) return cancel();
        signal.addEventListener('abort', cancel, { once: true });
        waiting.set(taskId, (answer) => {
          end();
          if (answer === null) reject(workerBroken());
          else if (answer.type === 'done') resolve(answer.content);
          else reject(PailError.fromValue(answer.error));
        });
        worker ??= start();
        worker.postMessage({ taskId, content: { blob, name, contentType }, options });
      }),
  };
}

function workerBroken(): PailError {
  return new PailError('internal', 'The picture could not be prepared. Retry the upload.');
}
