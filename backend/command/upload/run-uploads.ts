import { md5OfBlob } from '../../../extension/upload/checksum/md5.ts';
import { MemoryUploadStore } from '../../../extension/upload/durable/memory-store.ts';
import { memoryPartKeeper } from '../../../extension/upload/stream/keep-in-memory.ts';
import { systemClock } from '../../../extension/upload/system-clock.ts';
import { UploadQueue } from '../../../extension/upload/upload-queue.ts';
import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';
import { EXIT } from '../failure.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { printJson } from '../output/print.ts';
import { clientOf, connect, readConnection } from './connection.ts';
import { openFileSource } from './file-source.ts';
import { nodeBucketTransport } from './node-bucket-transport.ts';
import { openProgressBar } from './upload-progress.ts';

/** What `pail upload` takes. */
export interface UploadOptions extends JsonOptions {
  connect?: string;
}

/** Uploads files and prints their links; the process fails where one of them did. */
export async function runUploads(paths: readonly string[], options: UploadOptions): Promise<void> {
  // Before anything is sent, or a link is used up.
  const sources = await Promise.all(paths.map(openFileSource));
  const connection = await (options.connect === undefined ? readConnection() : connect(options.connect));
  const backend = clientOf(connection);
  const queue = new UploadQueue({
    backendOf: () => backend,
    bucket: nodeBucketTransport,
    // Node's HTTP client speaks HTTP/1.1: a connection a request.
    protocols: { isMultiplexed: () => false },
    checksummer: { md5: md5OfBlob },
    partKeeper: memoryPartKeeper,
    store: new MemoryUploadStore(),
    clock: systemClock,
    // Node's `openAsBlob` checks the size and the time of change at each read.
    filesAreSnapshots: true,
    random: Math.random,
  });
  const uploads = await uploadAll(queue, () => queue.add(sources));
  if (options.json) printJson({ files: uploads.map(asResult) });
  else for (const upload of uploads) printUpload(upload);
  if (uploads.some(({ state }) => state !== 'done')) process.exitCode = EXIT.failed;
}

/** Waits until every upload is at its end; Ctrl-C cancels those that are not, and removes what the bucket holds. */
async function uploadAll(queue: UploadQueue, begin: () => Promise<void>): Promise<UploadView[]> {
  const bar = openProgressBar();
  const cancelAll = (): void => {
    for (const upload of queue.list()) if (isActive(upload)) void queue.cancel(upload.id);
  };
  process.once('SIGINT', cancelAll).once('SIGTERM', cancelAll);
  try {
    await new Promise<void>((resolve, reject) => {
      queue.subscribe(() => {
        const uploads = queue.list();
        bar.show(uploads);
        if (uploads.length > 0 && !uploads.some(isActive)) resolve();
      });
      begin().catch(reject);
    });
  } finally {
    bar.stop();
    process.off('SIGINT', cancelAll).off('SIGTERM', cancelAll);
  }
  // Oldest first: in the order of the arguments.
  return queue.list().toReversed();
}

function asResult({ name, file, error, state }: UploadView): unknown {
  return { name, state, link: file?.link ?? null, size: file?.size ?? null, error };
}

function printUpload({ name, file, error, state }: UploadView): void {
  if (file) console.log(file.link);
  else console.error(`${name}: ${error?.message ?? state}`);
}
