import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { PailError } from '../../shared/errors/pail-error.ts';
import { uploadRecordSchema, type UploadRecord } from '../upload/durable/upload-record.ts';
import type { StoredUpload, UploadStore } from '../upload/durable/upload-store.ts';

interface Schema extends DBSchema {
  uploads: { key: string; value: UploadRecord };
  /** A Blob in IndexedDB is a copy of its own on disk: it does not change when the user's file does. */
  bytes: { key: string; value: Blob };
  parts: { key: [string, number]; value: string | null };
}

type Database = IDBPDatabase<Schema>;

const STORES = ['uploads', 'bytes', 'parts'] as const;

/**
 * What is added is flushed to the disk before it counts (IndexedDB 3.0 §2.7). All later changes survive the death of the
 * browser without that; what a power cut takes of them is found again in the bucket, and a flush for each of a thousand
 * small files would take longer than sending them.
 */
const STRICT = { durability: 'strict' } as const;

/** The uploads of this extension in IndexedDB. It is opened at the first use. */
export function openUploadStore(): UploadStore {
  let opened: Promise<Database> | undefined;
  return storeIn(() => (opened ??= openDatabase()));
}

function openDatabase(): Promise<Database> {
  return openDB<Schema>('pail-uploads', 1, {
    upgrade: (database) => {
      database.createObjectStore('uploads', { keyPath: 'id' });
      database.createObjectStore('bytes');
      database.createObjectStore('parts');
    },
  });
}

/** Whether a restart left anything to do; looks without opening the engine. */
export async function hasStoredUploads(): Promise<boolean> {
  const store = openUploadStore();
  const uploads = await store.load();
  return uploads.some(({ record }) => record.state === 'unfinished');
}

function storeIn(open: () => Promise<Database>): UploadStore {
  return {
    load: async () => load(await open()),
    add: (uploads) =>
      refusingWhenFull(async () => {
        const database = await open();
        const transaction = database.transaction(['uploads', 'bytes'], 'readwrite', STRICT);
        await Promise.all([
          ...uploads.map(({ record }) => transaction.objectStore('uploads').put(record)),
          ...uploads.map(
            ({ record, bytes }) => bytes && transaction.objectStore('bytes').put(bytes, record.id),
          ),
          transaction.done,
        ]);
      }),
    update: async (record) => {
      const database = await open();
      const transaction = database.transaction('uploads', 'readwrite');
      // One that was removed in the meantime stays removed.
      const isThere = (await transaction.store.getKey(record.id)) !== undefined;
      await Promise.all([isThere && transaction.store.put(record), transaction.done]);
    },
    keepBytes: (id, bytes) =>
      refusingWhenFull(async () => {
        await assertRoom(bytes.size);
        const database = await open();
        const transaction = database.transaction(['uploads', 'bytes'], 'readwrite', STRICT);
        const isThere = (await transaction.objectStore('uploads').getKey(id)) !== undefined;
        await Promise.all([isThere && transaction.objectStore('bytes').put(bytes, id), transaction.done]);
      }),
    savePart: async (id, partNumber, md5) => {
      const database = await open();
      await database.put('parts', md5, [id, partNumber]);
    },
    removeParts: async (id) => {
      const database = await open();
      await database.delete('parts', partsOf(id));
    },
    remove: async (id) => {
      const database = await open();
      const transaction = database.transaction(STORES, 'readwrite');
      await Promise.all([
        transaction.objectStore('uploads').delete(id),
        transaction.objectStore('bytes').delete(id),
        transaction.objectStore('parts').delete(partsOf(id)),
        transaction.done,
      ]);
    },
  };
}

async function load(database: Database): Promise<StoredUpload[]> {
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
    uploads.push({ record: parsed.data, bytes: bytes ?? null, sentParts });
  }
  return uploads.toSorted((one, other) => one.record.addedAt - other.record.addedAt);
}

function partsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
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
