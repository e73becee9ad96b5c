import type { StoredFile } from '../../shared/api/files.ts';
import type { PailError } from '../../shared/errors/pail-error.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import type { BucketPools } from './connections/bucket-pools.ts';
import type { Destination } from './destinations.ts';
import type { BytesKeeper } from './durable/bytes-keeper.ts';
import type { Journal } from './durable/journal.ts';
import { openUpload } from './open-upload.ts';
import type { UploadPorts } from './ports.ts';
import type { QueuedUpload } from './queued-upload.ts';
import { runUpload } from './run-upload.ts';
import { UploadReporter } from './upload-reporter.ts';

/** What a run needs of the queue. */
interface QueueTools {
  ports: UploadPorts;
  journal: Journal;
  keeper: BytesKeeper;
  pools: BucketPools;
  /** Shows what changed. */
  update: (patch: Partial<UploadView>) => void;
  /** Has the backend remove what the bucket holds of it. */
  abortAtBackend: () => void;
}

/**
 * Runs an upload of the queue once, from where the last run, or an earlier life of the engine, ended.
 * @throws {PailError} what stopped it; `upload_cancelled` when aborted
 */
export async function runQueued(
  upload: QueuedUpload,
  { backend, demand }: Destination,
  { ports, journal, keeper, pools, update, abortAtBackend }: QueueTools,
): Promise<StoredFile> {
  const { signal } = upload.abort;
  const reporter = new UploadReporter(upload, signal, journal, ports.clock, update, abortAtBackend);
  reporter.state(upload.content ? 'checking' : 'fetching');
  // Parts of bytes that are to be prepared anew are of no use.
  if (upload.preparation !== 'done' && upload.sentParts.size > 0) await reporter.startOver();
  const onTrouble = (error: PailError): void => reporter.trouble(error);
  const transfer = {
    ports,
    backend,
    pool: pools.get(await backend.bucketOrigins()),
    demand,
    signal,
    priority: () => upload.record.priority,
    onProgress: () => {},
    onTrouble,
  };
  const task = {
    ...upload.record,
    open: () =>
      openUpload(upload, {
        reporter,
        journal,
        keeper,
        preparer: ports.preparer,
        retry: { ...ports, signal, onTrouble },
        update,
      }),
    sentParts: new Map(upload.sentParts),
    // Of a page all was read to the end, whatever it would give now.
    sentAreProven: upload.source?.blob === null || (upload.sameBytes && ports.filesAreSnapshots),
  };
  return runUpload(task, transfer, reporter);
}
