import type { UploadRecord } from './upload-record.ts';

/** An upload as it was found after a restart. */
export interface StoredUpload {
  record: UploadRecord;
  /** Its bytes; null where they were not kept. */
  bytes: Blob | null;
  /** The MD5s of parts that were sent, in Base64, by part number. */
  partChecksums: ReadonlyMap<number, string>;
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
  savePart(id: string, partNumber: number, md5: string): Promise<void>;
  /** Forgets the parts of an upload that starts anew. */
  removeParts(id: string): Promise<void>;
  /** Forgets an upload with its bytes and parts. */
  remove(id: string): Promise<void>;
}
