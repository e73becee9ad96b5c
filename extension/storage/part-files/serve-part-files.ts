import { toErrorValue } from '../../../shared/errors/pail-error.ts';
import { reportDefect } from '../../../shared/errors/report-defect.ts';
import { md5OfChunks } from '../../upload/checksum/md5.ts';
import { partFileTaskSchema, type PartFileAnswer, type PartFileTask } from './worker-messages.ts';

declare global {
  /** What only workers have, which is why TypeScript's DOM library lacks it (File System Standard §2.6). */
  interface FileSystemFileHandle {
    createSyncAccessHandle(): Promise<{
      write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
      close(): void;
    }>;
  }
}

/** Where the files lie in the extension's private file system; emptied when the engine starts. */
export const PART_FILES_DIRECTORY = 'parts';

type Bytes = readonly Uint8Array<ArrayBuffer>[];

/** The part of a worker's global scope that is needed. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  postMessage(message: PartFileAnswer): void;
}

/** Runs in the worker that keeps parts: hashing and writing would stop the engine's own thread. */
export function servePartFiles(scope: WorkerScope): void {
  scope.addEventListener('message', ({ data }) => {
    const task: PartFileTask = partFileTaskSchema.parse(data);
    if (task.type === 'remove') {
      // What is still there at the next start of the engine is removed then.
      remove(task.name).catch(() => {});
      return;
    }
    const { name, bytes } = task;
    const answer = async (): Promise<PartFileAnswer> => {
      const [md5, body] = await Promise.all([md5OfChunks(bytes), keep(name, bytes)]);
      return { type: 'kept', name, md5, body };
    };
    answer()
      .catch((error: unknown): PartFileAnswer => {
        reportDefect(error);
        return { type: 'failed', name, error: toErrorValue(error) };
      })
      .then((given) => scope.postMessage(given), reportDefect);
  });
}

/** On disk where it can be, so that a long stream needs little memory; else in memory. */
async function keep(name: string, bytes: Bytes): Promise<Blob> {
  try {
    const file = await (await directory()).getFileHandle(name, { create: true });
    const access = await file.createSyncAccessHandle();
    try {
      let at = 0;
      for (const each of bytes) at += access.write(each, { at });
    } finally {
      access.close();
    }
    return await file.getFile();
  } catch {
    // Full, or a private window without files: the upload goes on all the same.
    return new Blob([...bytes]);
  }
}

async function remove(name: string): Promise<void> {
  await (await directory()).removeEntry(name);
}

async function directory(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(PART_FILES_DIRECTORY, { create: true });
}
