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
  scope.addEventListener('message', ({ data }) => {
    const { body } = checksumTaskSchema.parse(data);
    md5OfBlob(body, {
      // It is cancelled by ending the worker.
      signal: new AbortController().signal,
      onProgress: (doneBytes) => scope.postMessage({ type: 'progress', doneBytes }),
    }).then(
      (checksum) => scope.postMessage({ type: 'done', checksum }),
      (error: unknown) => {
        reportDefect(error);
        scope.postMessage({ type: 'failed', error: toErrorValue(error) });
      },
    );
  });
}
