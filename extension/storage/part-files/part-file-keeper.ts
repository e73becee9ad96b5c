import { PailError } from '../../../shared/errors/pail-error.ts';
import type { PartKeeper } from '../../upload/ports.ts';
import { WorkerTasks, type TaskWorker } from '../../upload/worker-tasks.ts';
import { PART_FILES_DIRECTORY } from './serve-part-files.ts';
import { partFileAnswerSchema, type PartFileTask } from './worker-messages.ts';

/**
 * Keeps parts as files of the extension's own, one a part, hashed on the way: Blobs of memory would grow by all that
 * goes through them until somebody collects the garbage. A worker does it, which is started for the first part and again
 * should it break.
 */
export function partFileKeeper(createWorker: () => TaskWorker<PartFileTask>): PartKeeper {
  const emptied = emptyDirectory();
  const tasks = new WorkerTasks({
    createWorker,
    parse: (data) => partFileAnswerSchema.parse(data),
    idOf: ({ name }) => name,
    broken: () => new PailError('internal', 'A part of the file could not be kept. Retry the upload.'),
  });

  return {
    keep: async (bytes) => {
      await emptied;
      const name = crypto.randomUUID();
      const own = bytes.map(ownBuffer);
      return tasks.ask({
        id: name,
        task: { type: 'keep', name, bytes: own },
        transfer: own.map(({ buffer }) => buffer),
        read: (answer, tell) => {
          if (answer.type === 'failed') return answer;
          const { body, md5 } = answer;
          return { value: { body, md5, release: () => tell({ type: 'remove', name }) } };
        },
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
