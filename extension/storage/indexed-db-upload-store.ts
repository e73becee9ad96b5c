import { PailError } from '../../shared/errors/pail-error.ts';
import { blobInMemory, bytesInMemory } from '../upload/bytes-in-memory.ts';
import { uploadRecordSchema } from '../upload/durable/upload-record.ts';
import type { StoredUpload, UploadStore } from '../upload/durable/upload-store.ts';
import { GroupCommit } from './group-commit.ts';
import { openUploadDatabase, partsOf, STORES, type UploadDatabase } from './upload-database.ts';

/**
 * What is added is flushed to the disk before it counts (IndexedDB 3.0 §2.7). All later changes survive the death of the
 * browser without that; what a power cut takes of them is found again in the bucket, and a flush for each of a thousand
 * small files would take longer than sending them.
 */
const STRICT = { durability: 'strict' } as const;

/** The uploads of this extension in IndexedDB. It is opened at the first use, and has one writer: the engine. */
export function openUploadStore(): UploadStore {
  let opened: Promise<UploadDatabase> | undefined;
  return storeIn(() => (opened ??= openUploadDatabase()));
}

/** Whether a restart left anything to do; looks without opening the engine, and without reading any bytes. */
export async function hasStoredUploads(): Promise<boolean> {
  const database = await openUploadDatabase();
  try {
    return (await database.getAll('uploads')).some(({ state }) => state === 'unfinished');
  } finally {
    database.close();
  }
}

function storeIn(open: () => Promise<UploadDatabase>): UploadStore {
  /** What was removed stays removed: a change that comes late brings nothing back. */
  const present = new Set<string>();
  const commits = new GroupCommit(open);
  return {
    load: async () => {
      const uploads = await load(await open());
      for (const { record } of uploads) present.add(record.id);
      return uploads;
    },
    add: (uploads) =>
      refusingWhenFull(async () => {
        const database = await open();
        const transaction = database.transaction(['uploads', 'bytes'], 'readwrite', STRICT);
        for (const { record } of uploads) present.add(record.id);
        await Promise.all([
          ...uploads.map(({ record }) => transaction.objectStore('uploads').put(record)),
          ...uploads.map(
            ({ record, bytes }) => bytes && transaction.objectStore('bytes').put(storable(bytes), record.id),
          ),
          transaction.done,
        ]);
      }),
    update: (record) =>
      commits.write((transaction) =>
        present.has(record.id) ? [transaction.objectStore('uploads').put(record)] : [],
      ),
    keepBytes: (id, bytes) =>
      refusingWhenFull(async () => {
        await assertRoom(bytes.size);
        const database = await open();
        const transaction = database.transaction('bytes', 'readwrite', STRICT);
        await Promise.all([
          present.has(id) && transaction.objectStore('bytes').put(storable(bytes), id),
          transaction.done,
        ]);
      }),
    savePart: (id, partNumber, md5) =>
      commits.write((transaction) =>
        present.has(id) ? [transaction.objectStore('parts').put(md5, [id, partNumber])] : [],
      ),
    removeParts: (id) =>
      commits.write((transaction) => [transaction.objectStore('parts').delete(partsOf(id))]),
    remove: (id) => {
      present.delete(id);
      return commits.write((transaction) => [
        transaction.objectStore('uploads').delete(id),
        transaction.objectStore('bytes').delete(id),
        transaction.objectStore('parts').delete(partsOf(id)),
      ]);
    },
  };
}

function storable(blob: Blob): Blob | Uint8Array<ArrayBuffer> {
  return bytesInMemory(blob) ?? blob;
}

async function load(database: UploadDatabase): Promise<StoredUpload[]> {
  const transaction = database.transaction(STORES);
  const records: unknown[] = await transaction.objectStore('uploads').getAll();
  const uploads: StoredUpload[] = [];
  for (const value of records) {
    const parsed = uploadRecordSchema.safeParse(value);
    // What an older or broken version left behind cannot be gone on with.
    if (!parsed.success) continue;
    const { id } = parsed.data;
    const parts = transaction.objectStore('parts');
    const [bytes, keys, md5s] = await Promise.all([
      transaction.objectStore('bytes').get(id),
      parts.getAllKeys(partsOf(id)),
      parts.getAll(partsOf(id)),
    ]);
    const sentParts = new Map(keys.map(([, partNumber], index) => [partNumber, md5s[index] ?? null]));
    const blob = bytes instanceof Uint8Array ? blobInMemory(bytes) : (bytes ?? null);
    uploads.push({ record: parsed.data, bytes: blob, sentParts });
  }
  return uploads.toSorted((one, other) => one.record.addedAt - other.record.addedAt);
}

/** What a copy leaves free on the disk, in bytes: a full disk harms more than a lost copy. */
const LEFT_FREE_BYTES = 1024 ** 3;

async function assertRoom(bytes: number): Promise<void> {
  const { quota, usage } = await navigator.storage.estimate();
  if (quota !== undefined && usage !== undefined && quota - usage < bytes + LEFT_FREE_BYTES)
    throw storageFull();
}

function storageFull(cause?: unknown): PailError {
  return new PailError(
    'storage_full',
    'The browser has no room left to keep a copy of the file. Free some disk space, then add it again.',
    { cause },
  );
}

async function refusingWhenFull(store: () => Promise<void>): Promise<void> {
  try {
    await store();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
    throw storageFull(error);
  }
}
