import { reportDefect } from '../../../shared/errors/report-defect.ts';
import { readIntoMemory } from '../bytes-in-memory.ts';
import type { QueuedUpload } from '../queued-upload.ts';
import type { SourceContent } from '../source.ts';
import type { UploadRecord } from './upload-record.ts';
import type { UploadStore } from './upload-store.ts';

/** Files up to this many bytes are kept at once, with the record of their upload. */
const KEPT_AT_ONCE_BYTES = 1024 ** 2;

/** All that is kept at once by one addition, in bytes: more would make the person wait. */
const KEPT_AT_ONCE_TOTAL_BYTES = 32 * 1024 ** 2;

/** Files that are read at a time. */
const READ_AT_ONCE = 32;

/**
 * Writes uploads to the store. A store that is full or broken takes from an upload only that it outlives the browser:
 * it goes on without.
 */
export class Journal {
  private readonly store: UploadStore;

  constructor(store: UploadStore) {
    this.store = store;
  }

  /** Stores new uploads. Small files are read into memory on the way, and are not read again. */
  async add(uploads: readonly QueuedUpload[]): Promise<void> {
    const kept = await readSmallFiles(uploads);
    const entries = uploads.map((upload) => ({
      record: upload.record,
      bytes: kept.has(upload) ? (upload.content?.blob ?? null) : null,
    }));
    await this.store.add(entries).then(
      () => {
        for (const upload of kept) upload.bytesKept = true;
      },
      // No room for the bytes: the records alone are small.
      () => attempt(this.store.add(uploads.map(({ record }) => ({ record, bytes: null })))),
    );
  }

  /** Notes a change of an upload. */
  change(upload: QueuedUpload, patch: Partial<UploadRecord>): Promise<void> {
    upload.record = { ...upload.record, ...patch };
    return attempt(this.store.update(upload.record));
  }

  /** Puts prepared bytes in the place of an upload's first ones, together with the note of it. */
  async replace(upload: QueuedUpload, { blob, name, contentType }: SourceContent): Promise<void> {
    const patch = { name, contentType, size: blob.size, preparation: null };
    try {
      if (blob.size <= KEPT_AT_ONCE_BYTES) await readIntoMemory(blob);
      await this.store.add([{ record: { ...upload.record, ...patch }, bytes: blob }]);
      upload.record = { ...upload.record, ...patch };
      upload.bytesKept = true;
    } catch (error) {
      // What is stored is as it was, and would be prepared once more after a restart.
      reportDefect(error);
    }
  }

  async part(upload: QueuedUpload, partNumber: number, md5: string | null): Promise<void> {
    upload.sentParts.set(partNumber, md5);
    await attempt(this.store.savePart(upload.record.id, partNumber, md5));
  }

  /** Notes that the bytes may be others than those that were sent; a part that turns out to be the same is noted anew. */
  async doubtParts(upload: QueuedUpload): Promise<void> {
    upload.sameBytes = false;
    await attempt(this.store.removeParts(upload.record.id));
  }

  /** Notes that what was sent of an upload is gone. */
  async startOver(upload: QueuedUpload, state: UploadRecord['state']): Promise<void> {
    upload.sentParts.clear();
    await attempt(this.store.removeParts(upload.record.id));
    await this.change(upload, { state, uploadId: null, partSize: null });
  }

  remove(upload: QueuedUpload): Promise<void> {
    return attempt(this.store.remove(upload.record.id));
  }
}

/**
 * Reads those of the files that are kept at once.
 * @returns their uploads, without those whose file cannot be read: the run says so
 */
async function readSmallFiles(uploads: readonly QueuedUpload[]): Promise<ReadonlySet<QueuedUpload>> {
  let room = KEPT_AT_ONCE_TOTAL_BYTES;
  const read = new Set<QueuedUpload>();
  const small = uploads.filter(({ content }) => {
    const fits = content !== null && content.blob.size <= Math.min(room, KEPT_AT_ONCE_BYTES);
    if (fits) room -= content.blob.size;
    return fits;
  });
  for (let start = 0; start < small.length; start += READ_AT_ONCE) {
    await Promise.all(
      small.slice(start, start + READ_AT_ONCE).map(async (upload) => {
        const { content } = upload;
        if (!content) return;
        const isRead = await readIntoMemory(content.blob).then(
          () => true,
          () => false,
        );
        if (isRead) read.add(upload);
      }),
    );
  }
  return read;
}

async function attempt(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    reportDefect(error);
  }
}
