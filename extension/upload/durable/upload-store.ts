import type { UploadRecord } from './upload-record.ts';

/** Parts that were sent, by part number: their MD5 in Base64, or null where the upload goes without checksums. */
export type SentParts = ReadonlyMap<number, string | null>;

/** An upload as it was found after a restart. */
export interface StoredUpload {
  record: UploadRecord;
  /** Its bytes; null where they were not kept. */
  bytes: Blob | null;
  /** The parts that were sent, with their MD5s. */
  sentParts: SentParts;
}

/** Where uploads outlive the browser. Whatever a method resolved for is on disk. */
export interface UploadStore {
  /** All uploads, oldest first. */
  load(): Promise<StoredUpload[]>;
  /** Stores new uploads, all or none. Bytes that are given are kept until {@link remove}. */
  add(uploads: readonly { record: UploadRecord; bytes: Blob | null }[]): Promise<void>;
  update(record: UploadRecord): Promise<void>;
  /** Copies an upload's bytes, so that they outlive the browser. @throws {PailError} `storage_full` */
  keepBytes(id: string, bytes: Blob): Promise<void>;
  savePart(id: string, partNumber: number, md5: string | null): Promise<void>;
  /** Forgets the parts of an upload that starts anew. */
  removeParts(id: string): Promise<void>;
  /** Forgets an upload with its bytes and parts. */
  remove(id: string): Promise<void>;
}
