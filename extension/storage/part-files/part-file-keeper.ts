import { PailError } from '../../../shared/errors/pail-error.ts';
import type { KeptPart, PartKeeper } from '../../upload/ports.ts';
import { PART_FILES_DIRECTORY } from './serve-part-files.ts';
import { partFileAnswerSchema, type PartFileAnswer, type PartFileTask } from './worker-messages.ts';

/** The part of a Worker that is needed. */
interface PartFileWorker {
  postMessage(task: PartFileTask, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/**
 * Keeps parts as files of the extension's own, one a part, hashed on the way: Blobs of memory would grow by all that
 * goes through them until somebody collects the garbage. A worker does it, which is started for the first part and again
 * should it break.
 */
export function partFileKeeper(createWorker: () => PartFileWorker): PartKeeper {
  const waiting = new Map<string, (answer: PartFileAnswer | null) => void>();
  const emptied = emptyDirectory();
  let worker: PartFileWorker | null = null;

  const start = (): PartFileWorker => {
    const started = createWorker();
    started.addEventListener('message', ({ data }) => {
      const answer = partFileAnswerSchema.parse(data);
      waiting.get(answer.name)?.(answer);
    });
    started.addEventListener('error', () => {
      started.terminate();
      if (worker === started) worker = null;
      for (const settle of waiting.values()) settle(null);
    });
    return started;
  };

  return {
    keep: async (bytes) => {
      await emptied;
      const name = crypto.randomUUID();
      worker ??= start();
      const asked = worker;
      return new Promise<KeptPart>((resolve, reject) => {
        waiting.set(name, (answer) => {
          waiting.delete(name);
          if (answer?.type === 'kept') {
            const release = (): void => asked.postMessage({ type: 'remove', name }, []);
            resolve({ body: answer.body, md5: answer.md5, release });
          } else if (answer) reject(PailError.fromValue(answer.error));
          else reject(new PailError('internal', 'A part of the file could not be kept. Retry the upload.'));
        });
        const own = bytes.map(ownBuffer);
        asked.postMessage(
          { type: 'keep', name, bytes: own },
          own.map(({ buffer }) => buffer),
        );
      });
    },
  };
}

/** Bytes whose buffer can be given away: a view of a larger one shares it with others. */
function ownBuffer(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

/** Removes what a browser that was killed left. */
async function emptyDirectory(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(PART_FILES_DIRECTORY, { recursive: true });
  } catch {
    // There is none, or no files at all here.
  }
}
