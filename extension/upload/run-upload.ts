import type { CompositeChecksum } from '../../shared/api/checksum.ts';
import type { StoredFile } from '../../shared/api/files.ts';
import type { CreatedUpload, CreateUpload } from '../../shared/api/uploads.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { SINGLE_PUT_BYTES } from '../../shared/limits.ts';
import type { UploadState } from '../../shared/messages/upload-view.ts';
import { compositeChecksum } from './checksum/composite.ts';
import type { SentParts } from './durable/upload-store.ts';
import { heldParts } from './held-parts.ts';
import { retrying } from './retrying.ts';
import type { SourceContent } from './source.ts';
import { sendObject } from './transfer/send-object.ts';
import { sendParts } from './transfer/send-parts.ts';
import type { Transfer } from './transfer/transfer.ts';

/** What is known of an upload before a run: from its making, or from an earlier life of the engine. */
export interface UploadToRun {
  content: SourceContent;
  sourceUrl: string | null;
  /** The id under which the backend may know it already. */
  uploadId: string | null;
  /** Bytes of every part, where an earlier life of the engine sent it in parts. */
  partSize: number | null;
  /** Parts that the bucket took before. */
  sentParts: SentParts;
  /** Whether the bytes are surely those that {@link sentParts} are of. */
  sameBytes: boolean;
}

/** What {@link runUpload} tells of an upload as it goes; it waits until what it told is on disk. */
export interface UploadReport {
  state(state: UploadState): void;
  progress(doneBytes: number, totalBytes: number | null): void;
  /** The backend is about to know the upload by this id. */
  uploadId(id: string): Promise<void>;
  /** The upload goes in parts of this size. */
  partSize(bytes: number): Promise<void>;
  part(partNumber: number, md5: string | null): Promise<void>;
  /** The upload starts anew: what was sent before is gone. */
  startOver(): Promise<void>;
}

/** An upload in parts that the bucket has dropped (a lifecycle rule, an abort) can only begin again. */
function isWorthOneMore({ code, details }: PailError): boolean {
  return WORTH_ONE_MORE.has(code) || details?.['s3Code'] === 'NoSuchUpload';
}

/** Codes with which the backend throws an upload away, so that a new one may do better. */
const WORTH_ONE_MORE: ReadonlySet<string> = new Set([
  'upload_conflict',
  'upload_not_found',
  'object_missing',
  'size_mismatch',
  'checksum_mismatch',
]);

/**
 * Takes one upload from its bytes to a verified file: checksum, sign and send what the bucket lacks, complete.
 * @throws {PailError} what stopped it; `upload_cancelled` when aborted
 */
export async function runUpload(
  upload: UploadToRun,
  transfer: Transfer,
  report: UploadReport,
): Promise<StoredFile> {
  if (upload.content.blob.size === 0) throw emptyFile();
  try {
    return await sendAndComplete(upload, transfer, report);
  } catch (error) {
    if (!(error instanceof PailError) || !isWorthOneMore(error)) throw error;
    await report.startOver();
    return sendAndComplete(
      { ...upload, uploadId: null, partSize: null, sentParts: new Map() },
      transfer,
      report,
    );
  }
}

async function sendAndComplete(
  upload: UploadToRun,
  transfer: Transfer,
  report: UploadReport,
): Promise<StoredFile> {
  const { ports, signal } = transfer;
  const id = upload.uploadId ?? crypto.randomUUID();
  if (upload.uploadId === null) await report.uploadId(id);
  const complete = (checksum: CompositeChecksum | null): Promise<StoredFile> => {
    report.state('verifying');
    return retrying({ ...ports, ...transfer, signal }, () =>
      ports.backend.completeUpload(id, checksum, signal),
    );
  };

  if (allPartsWereSent(upload) && isProven(upload, transfer)) {
    // It may even be complete: then the bucket lists no parts any more, and they must not be sent again.
    const file = await complete(await checksumOf(upload.sentParts)).catch((error: unknown) => {
      if (error instanceof PailError && error.code === 'object_missing') return null;
      throw error;
    });
    if (file) return file;
  }
  return complete(await send(id, upload, transfer, report));
}

/** Whether what was sent before needs no comparison with the bytes at hand. */
function isProven({ sameBytes }: UploadToRun, { ports }: Transfer): boolean {
  return sameBytes && ports.filesAreSnapshots;
}

/** Whether the bucket took every part in an earlier life of the engine. */
function allPartsWereSent({ content, partSize, sentParts }: UploadToRun): boolean {
  return partSize !== null && sentParts.size >= Math.ceil(content.blob.size / partSize);
}

/** Null where the upload goes without checksums. */
async function checksumOf(parts: SentParts): Promise<CompositeChecksum | null> {
  const inOrder = [...parts].toSorted(([one], [other]) => one - other);
  const md5s = inOrder.flatMap(([, md5]) => md5 ?? []);
  return md5s.length === parts.size ? compositeChecksum(md5s) : null;
}

/**
 * @returns the checksum of an object in parts, which the backend has yet to be told; null for a single one and for one
 * that goes without
 */
async function send(
  id: string,
  task: UploadToRun,
  transfer: Transfer,
  report: UploadReport,
): Promise<CompositeChecksum | null> {
  const { content, sourceUrl, sentParts } = task;
  const { ports, signal, demand } = transfer;
  const { blob, name, contentType } = content;
  const upload: CreateUpload = {
    id,
    filename: name,
    contentType,
    size: blob.size,
    ...(sourceUrl !== null && { sourceUrl }),
  };
  if (blob.size <= SINGLE_PUT_BYTES && demand.expected) {
    report.state('checking');
    const onProgress = (doneBytes: number): void => report.progress(doneBytes, blob.size);
    upload.checksum = await ports.checksummer.md5(blob, { signal, onProgress });
  }
  const created = await create(upload, transfer);
  if (created === null) return null;
  demand.said(created.checksums);
  report.state('sending');
  const sending: Transfer = {
    ...transfer,
    onProgress: (sentBytes) => report.progress(sentBytes, blob.size),
  };
  if (created.mode === 'single') {
    if (created.checksums === 'md5' && !upload.checksum) throw checksumsWanted();
    await sendObject(upload, created, blob, sending);
    return null;
  }
  const { partSize } = created;
  await report.partSize(partSize);
  // Parts are sent only after their size is on disk: without it, the bucket holds none.
  const held = task.partSize === null ? new Map() : await heldParts(id, sending);
  return sendParts(
    {
      uploadId: id,
      body: blob,
      partSize,
      held,
      known: sentParts,
      knownAreProven: isProven(task, transfer),
      checksums: created.checksums,
      onPart: (partNumber, md5) => report.part(partNumber, md5),
    },
    sending,
  );
}

/** Null where the upload is completed already: an earlier life of the engine got further than it remembers. */
async function create(upload: CreateUpload, transfer: Transfer): Promise<CreatedUpload | null> {
  const { ports, signal } = transfer;
  try {
    return await retrying({ ...ports, ...transfer, signal }, () =>
      ports.backend.createUpload(upload, signal),
    );
  } catch (error) {
    if (error instanceof PailError && error.code === 'upload_completed') return null;
    throw error;
  }
}

/** The server was set otherwise since it was asked last: the upload begins once more, this time with its checksum. */
function checksumsWanted(): PailError {
  return new PailError('upload_conflict', 'Your Pail server checks checksums now. Retry the upload.');
}

function emptyFile(): PailError {
  return new PailError(
    'empty_file',
    'The file is empty (0 bytes), so there is nothing to upload. Check that it was saved, then add it again.',
  );
}
