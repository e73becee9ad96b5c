import type { StoredFile } from '../../shared/api/files.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { UploadState } from '../../shared/messages/upload-view.ts';
import { throwIfCancelled } from './cancelled.ts';
import type { UploadPorts } from './ports.ts';
import { retrying } from './retrying.ts';
import { sendObject, type CheckedUpload } from './send-object.ts';
import type { Source, SourceContent } from './source.ts';

/** What {@link runUpload} tells of an upload as it goes. */
export interface UploadReport {
  state: (state: UploadState) => void;
  /** The bytes are there: now name, type and size are known. */
  content: (content: SourceContent) => void;
  progress: (doneBytes: number, totalBytes: number | null) => void;
  /** The id under which the backend knows the upload. */
  uploadId: (id: string) => void;
}

/** Codes with which the backend throws an upload away, so that a new one may do better. */
const WORTH_ONE_MORE: ReadonlySet<string> = new Set(['object_missing', 'size_mismatch', 'checksum_mismatch']);

/**
 * Takes one upload from its source to a verified file: read, checksum, sign and send, complete.
 * @param content what an earlier run has read already
 * @throws {PailError} what stopped it; `upload_cancelled` when aborted
 */
export async function runUpload(
  source: Source,
  content: SourceContent | null,
  ports: UploadPorts,
  report: UploadReport,
  signal: AbortSignal,
): Promise<StoredFile> {
  const read = content ?? (await readSource(source, report, signal));
  try {
    return await sendAndComplete(source, read, ports, report, signal);
  } catch (error) {
    if (!(error instanceof PailError) || !WORTH_ONE_MORE.has(error.code)) throw error;
    return sendAndComplete(source, read, ports, report, signal);
  }
}

async function readSource(source: Source, report: UploadReport, signal: AbortSignal): Promise<SourceContent> {
  if (source.size === null) report.state('fetching');
  const content = await source.read({ signal, onProgress: report.progress });
  if (content.blob.size === 0) {
    throw new PailError(
      'empty_file',
      'The file is empty (0 bytes), so there is nothing to upload. Check that it was saved, then add it again.',
    );
  }
  report.content(content);
  return content;
}

async function sendAndComplete(
  source: Source,
  { blob, name, contentType }: SourceContent,
  ports: UploadPorts,
  report: UploadReport,
  signal: AbortSignal,
): Promise<StoredFile> {
  report.state('checking');
  const checksum = await ports.checksummer.md5(blob, {
    signal,
    onProgress: (doneBytes) => report.progress(doneBytes, blob.size),
  });

  const upload: CheckedUpload = {
    id: crypto.randomUUID(),
    filename: name,
    contentType,
    size: blob.size,
    checksum,
    ...(source.sourceUrl !== null && { sourceUrl: source.sourceUrl }),
  };
  throwIfCancelled(signal);
  report.uploadId(upload.id);
  report.state('sending');
  await sendObject(upload, blob, ports, {
    signal,
    onProgress: (sentBytes) => report.progress(sentBytes, blob.size),
  });

  report.state('verifying');
  return retrying({ ...ports, signal }, () => ports.backend.completeUpload(upload.id, signal));
}
