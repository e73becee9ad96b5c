import { PailError } from '../../../shared/errors/pail-error.ts';
import { uploadCancelled } from '../cancelled.ts';
import type { Checksummer } from '../ports.ts';
import { checksumAnswerSchema } from './worker-messages.ts';

/** Computes checksums in a worker of its own each, which ends with its answer. */
export function workerChecksummer(createWorker: () => Worker): Checksummer {
  return {
    md5: (body, { signal, onProgress }) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(uploadCancelled());
          return;
        }
        const worker = createWorker();
        const end = (settle: () => void): void => {
          worker.terminate();
          signal.removeEventListener('abort', cancel);
          settle();
        };
        const cancel = (): void => end(() => reject(uploadCancelled()));
        signal.addEventListener('abort', cancel, { once: true });
        worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          const answer = checksumAnswerSchema.parse(data);
          if (answer.type === 'progress') onProgress(answer.doneBytes);
          else if (answer.type === 'done') end(() => resolve(answer.checksum));
          else end(() => reject(PailError.fromValue(answer.error)));
        });
        worker.addEventListener('error', () => {
          end(() =>
            reject(new PailError('internal', 'The checksum could not be computed. Retry the upload.')),
          );
        });
        worker.postMessage({ body });
      }),
  };
}
