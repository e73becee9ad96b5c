import type { StoredFile } from '../../shared/api/files.ts';
import type { CreatedUpload, CreateUpload } from '../../shared/api/uploads.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { SINGLE_PUT_BYTES } from '../../shared/limits.ts';
import type { UploadState } from '../../shared/messages/upload-view.ts';
import { compositeChecksum } from './checksum/composite.ts';
import { sha256OfBlob } from './checksum/sha256.ts';
import type { SentParts } from './durable/upload-store.ts';
import { heldParts } from './held-parts.ts';
import type { SentObject } from './ports.ts';
import { retrying } from './retrying.ts';
import type { SourceContent } from './source.ts';
import { Download } from './stream/download.ts';
import { splitIntoParts } from './stream/split-into-parts.ts';
import { partsOfBlob } from './transfer/part.ts';
import { sendObject } from './transfer/send-object.ts';
import { sendParts, type PartsOfUpload } from './transfer/send-parts.ts';
import type { Transfer } from './transfer/transfer.ts';
import { assertPartsUnchanged } from './transfer/unchanged-parts.ts';
import { makeUploadId } from './upload-id.ts';

/** What is known of an upload before a run: from its making, or from an earlier life of the engine. */
export interface UploadToRun {
  /** Gives the bytes: at hand, or as they come. Called again where the upload starts over. */
  open(): Promise<SourceContent | Download>;
  /** Bytes, where they are known. */
  size: number | null;
  sourceUrl: string | null;
  /** The id under which the backend may know it already. */
  uploadId: string | null;
  /** Bytes of every part, where an earlier life of the engine sent it in parts. */
  partSize: number | null;
  /** Parts that the bucket took before. */
  sentParts: SentParts;
  /** Whether {@link sentParts} need no comparison with the bytes. */
  sentAreProven: boolean;
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
  /** What was sent of the upload is of no use: it is removed, and the upload starts anew. */
  startOver(): Promise<void>;
}

/** An upload in parts that the bucket has dropped (a lifecycle rule, an abort) can only begin again. */
function isWorthOneMore({ code, details }: PailError): boolean {
  return WORTH_ONE_MORE.has(code) || details?.['s3Code'] === 'NoSuchUpload';
}

/** Codes after which nothing can come of what the bucket holds, so that a new upload may do better. */
const WORTH_ONE_MORE: ReadonlySet<string> = new Set([
  'upload_conflict',
  'upload_not_found',
  'object_missing',
  'size_mismatch',
  'checksum_mismatch',
  'source_changed',
]);

/** Whether there is no whole of which what was sent could be part. */
function isFaultOfSource({ code }: PailError): boolean {
  return code.startsWith('source_') || code === 'file_changed' || code === 'file_too_large';
}

/**
 * Takes one upload from its bytes to a verified file: checksum, sign and send what the bucket lacks, complete.
 * @throws {PailError} what stopped it; `upload_cancelled` when aborted
 */
export async function runUpload(
  upload: UploadToRun,
  transfer: Transfer,
  report: UploadReport,
): Promise<StoredFile> {
  const run = async (upload: UploadToRun): Promise<StoredFile> => {
    try {
      return await sendAndComplete(upload, transfer, report);
    } catch (error) {
      if (error instanceof PailError && (isWorthOneMore(error) || isFaultOfSource(error)))
        await report.startOver();
      throw error;
    }
  };
  try {
    return await run(upload);
  } catch (error) {
    if (!(error instanceof PailError) || !isWorthOneMore(error)) throw error;
    return run({ ...upload, uploadId: null, partSize: null, sentParts: new Map() });
  }
}

async function sendAndComplete(
  upload: UploadToRun,
  transfer: Transfer,
  report: UploadReport,
): Promise<StoredFile> {
  const { ports, backend, signal } = transfer;
  const id = upload.uploadId ?? makeUploadId();
  const complete = (sent: SentObject | null): Promise<StoredFile> => {
    report.state('verifying');
    return retrying({ ...ports, ...transfer, signal }, () => backend.completeUpload(id, sent, signal));
  };

  const sentBefore = upload.sentAreProven ? await allSentBefore(upload) : null;
  if (sentBefore) {
    // It may even be complete: then the bucket lists no parts any more, and they must not be sent again.
    const file = await complete(sentBefore).catch((error: unknown) => {
      if (error instanceof PailError && error.code === 'object_missing') return null;
      throw error;
    });
    if (file) return file;
  }
  const content = await upload.open();
  try {
    const outcome = await send(id, content, upload, transfer, report);
    return 'stored' in outcome ? outcome.stored : await complete(outcome.sent);
  } finally {
    if (content instanceof Download) content.close();
  }
}

/** What the object must be of which the bucket took every part in an earlier life of the engine; else null. */
async function allSentBefore({ size, partSize, sentParts }: UploadToRun): Promise<SentObject | null> {
  if (size === null || partSize === null || sentParts.size < Math.ceil(size / partSize)) return null;
  const inOrder = [...sentParts].toSorted(([one], [other]) => one - other);
  const md5s = inOrder.flatMap(([, md5]) => md5 ?? []);
  return { checksum: md5s.length === sentParts.size ? await compositeChecksum(md5s) : null, size };
}

/** Bytes in the bucket, with what an object in parts must be, or a file that the user had stored before. */
type Outcome = { sent: SentObject | null } | { stored: StoredFile };

async function send(
  id: string,
  content: SourceContent | Download,
  { sourceUrl, uploadId, partSize, sentParts, sentAreProven }: UploadToRun,
  transfer: Transfer,
  report: UploadReport,
): Promise<Outcome> {
  const { ports, signal, demand } = transfer;
  const { name, contentType } = content;
  const blob = content instanceof Download ? null : content.blob;
  const size = content instanceof Download ? content.size : content.blob.size;
  if (size === 0) throw emptyFile();
  const upload: CreateUpload = {
    id,
    filename: name,
    contentType,
    size,
    ...(sourceUrl !== null && { sourceUrl }),
  };
  const onProgress = (doneBytes: number): void => report.progress(doneBytes, size);
  if (uploadId === null) await report.uploadId(id);
  if (blob && blob.size <= SINGLE_PUT_BYTES && demand.expected) {
    report.state('checking');
    upload.checksum = await ports.checksummer.md5(blob, { signal, onProgress });
    if (demand.sha256Expected) upload.sha256 = await sha256OfBlob(blob);
  }
  const created = await createKnown(upload, blob, transfer);
  if (created === null) return { sent: null };
  if (created.mode === 'stored') return { stored: created.file };
  const { checksums } = created;
  demand.said(checksums);
  report.state('sending');
  const sending: Transfer = { ...transfer, onProgress };
  if (created.mode === 'single') {
    if (!blob) throw notInParts();
    if (checksums === 'md5' && !upload.checksum) throw checksumsWanted();
    const stored = await sendObject(upload, created, blob, sending);
    return stored ? { stored } : { sent: null };
  }
  await report.partSize(created.partSize);
  const sent = await sendParts(
    {
      ...partsOf(content, created.partSize, transfer),
      uploadId: id,
      // Parts are sent only after their size is on disk: without it, the bucket holds none.
      held: partSize === null ? new Map() : await heldParts(id, sending),
      known: sentParts,
      // Bytes of a page are compared: it may give others every time.
      knownAreProven: sentAreProven && blob !== null,
      checksums,
      onPart: (partNumber, md5) => report.part(partNumber, md5),
    },
    sending,
  );
  return { sent };
}

/** Creates the upload, once more with its SHA-256 where the backend wants that and the file is at hand. */
async function createKnown(
  upload: CreateUpload,
  blob: Blob | null,
  transfer: Transfer,
): Promise<CreatedUpload | null> {
  const created = await create(upload, transfer);
  if (created?.mode !== 'single') return created;
  transfer.demand.saidSha256(created.wantsSha256 === true || upload.sha256 !== undefined);
  if (created.wantsSha256 !== true || !blob) return created;
  upload.sha256 = await sha256OfBlob(blob);
  return create(upload, transfer);
}

function partsOf(
  content: SourceContent | Download,
  partSize: number,
  { ports }: Transfer,
): Pick<PartsOfUpload, 'count' | 'parts' | 'assertUnchanged'> {
  const unchanged = (): Promise<void> => Promise.resolve();
  if (content instanceof Download) {
    return {
      count: Infinity,
      parts: (signal) => splitIntoParts(content.pieces(signal), partSize, ports.partKeeper),
      assertUnchanged: unchanged,
    };
  }
  return {
    count: Math.ceil(content.blob.size / partSize),
    parts: () => partsOfBlob(content.blob, partSize),
    assertUnchanged: ports.filesAreSnapshots
      ? unchanged
      : (md5s, transfer) => assertPartsUnchanged(content.blob, { partSize, md5s }, transfer),
  };
}

/** Null where the upload is completed already: an earlier life of the engine got further than it remembers. */
async function create(upload: CreateUpload, transfer: Transfer): Promise<CreatedUpload | null> {
  const { ports, backend, signal } = transfer;
  try {
    return await retrying({ ...ports, ...transfer, signal }, () => backend.createUpload(upload, signal));
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

function notInParts(): PailError {
  return new PailError(
    'backend_answer_invalid',
    'Your Pail server wants a large file at once. Update the server, then retry the upload.',
  );
}
