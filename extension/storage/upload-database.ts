import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { UploadRecord } from '../upload/durable/upload-record.ts';

interface Schema extends DBSchema {
  uploads: { key: string; value: UploadRecord };
  /**
   * A Blob in IndexedDB is a copy of its own on disk: it does not change when the user's file does. Small files are
   * stored as their bytes: a Blob would cost a file each.
   */
  bytes: { key: string; value: Blob | Uint8Array<ArrayBuffer> };
  parts: { key: [string, number]; value: string | null };
}

export type UploadDatabase = IDBPDatabase<Schema>;

export const STORES = ['uploads', 'bytes', 'parts'] as const;

/** A transaction that may write to all of it. */
export type UploadTransaction = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

/** Opens the database of this extension's uploads, and makes it where there is none yet. */
export function openUploadDatabase(): Promise<UploadDatabase> {
  return openDB<Schema>('pail-uploads', 1, {
    upgrade: (database) => {
      database.createObjectStore('uploads', { keyPath: 'id' });
      database.createObjectStore('bytes');
      database.createObjectStore('parts');
    },
  });
}

/** The keys of all parts of an upload. */
export function partsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
}
