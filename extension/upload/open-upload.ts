import { PailError } from '../../shared/errors/pail-error.ts';
import { SINGLE_PUT_BYTES } from '../../shared/limits.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import { throwIfCancelled } from './cancelled.ts';
import type { UploadRecord } from './durable/upload-record.ts';
import {
  isToBePrepared,
  LARGEST_IMAGE_BYTES,
  prepareUpload,
  refuseUnprepared,
  type PreparationTools,
} from './preparation.ts';
import type { QueuedUpload } from './queued-upload.ts';
import type { RetryOptions } from './retrying.ts';
import type { SourceContent } from './source.ts';
import { Download } from './stream/download.ts';
import type { UploadReporter } from './upload-reporter.ts';

/** What opening needs of the queue. */
interface OpeningTools extends PreparationTools {
  reporter: UploadReporter;
  retry: RetryOptions;
  /** Shows what became known. */
  update: (patch: Partial<UploadView>) => void;
}

/**
 * Opens the bytes of an upload, prepared as they are wanted: those that are at hand, or a page's as they come; of those,
 * what is small is at hand then.
 * @throws {PailError} `file_needed`, a `source_…` code, or as `FilePreparer`
 */
export async function openUpload(
  upload: QueuedUpload,
  tools: OpeningTools,
): Promise<SourceContent | Download> {
  const { content, source, record } = upload;
  if (content) return prepared(upload, content, tools);
  if (!source || source.blob) {
    throw new PailError('file_needed', 'The file is needed once more. Add it again.');
  }
  const { reporter, retry } = tools;
  reporter.state('fetching');
  const begunBefore = record.size !== null || record.partSize !== null;
  const download = await Download.open(source, { ...retry, begunBefore });
  const { name, contentType, size } = download;
  await describe(upload, { name, contentType, size }, tools);
  const most = isToBePrepared(upload, contentType) ? LARGEST_IMAGE_BYTES : SINGLE_PUT_BYTES;
  const blob = await download.readWhole(most, (doneBytes) => reporter.progress(doneBytes, size));
  if (!blob) {
    refuseUnprepared(upload, contentType);
    return download;
  }
  await describe(upload, { size: blob.size }, tools);
  upload.content = { name, contentType, blob };
  return prepared(upload, upload.content, tools);
}

async function prepared(
  upload: QueuedUpload,
  content: SourceContent,
  tools: OpeningTools,
): Promise<SourceContent> {
  upload.content = await prepareUpload(upload, content, tools);
  const { name, contentType, blob } = upload.content;
  if (blob !== content.blob) tools.update({ name, contentType, size: blob.size });
  return upload.content;
}

async function describe(
  upload: QueuedUpload,
  facts: Partial<Pick<UploadRecord, 'name' | 'contentType' | 'size'>>,
  { journal, update }: OpeningTools,
): Promise<void> {
  throwIfCancelled(upload.abort.signal);
  await journal.change(upload, facts);
  update(facts);
}
