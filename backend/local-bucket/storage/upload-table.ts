import { z } from 'zod';
import { CHECKSUM_ALGORITHMS } from '../body/checksum-algorithm.ts';
import type { Checksum } from '../body/request-body.ts';
import { S3Error } from '../errors.ts';
import type { Connection } from './database.ts';
import type { ObjectTable, WriteCondition } from './object-table.ts';
import { CHECKSUM_TYPES, type StoredObject, storedChecksum } from './stored-object.ts';

const uploadDetails = z.object({
  headers: z.record(z.string(), z.string()),
  checksum: z.object({ algorithm: z.enum(CHECKSUM_ALGORITHMS), type: z.enum(CHECKSUM_TYPES) }).optional(),
});

/** A multipart upload under way. */
export interface MultipartUpload {
  readonly id: string;
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly initiatedAt: number;
  /** What its object will have: headers, and the checksum that was chosen at its start. */
  readonly details: z.infer<typeof uploadDetails>;
}

export interface StoredPart {
  readonly number: number;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal: the part's ETag. */
  readonly md5: string;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
  readonly checksum?: Checksum | undefined;
  readonly blob: string;
}

interface UploadRow extends Omit<MultipartUpload, 'details'> {
  readonly details: string;
}
interface PartRow extends Omit<StoredPart, 'checksum'> {
  readonly checksum: string | null;
}

const UPLOAD_COLUMNS = 'id, key, initiated_at AS initiatedAt, details';
const PART_COLUMNS = 'number, size, md5, modified_at AS modifiedAt, checksum, blob';

/** Multipart uploads under way, and their parts. */
export class UploadTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  create(bucket: string, { id, key, initiatedAt, details }: MultipartUpload): void {
    this.#connection
      .prepare('INSERT INTO uploads (id, bucket, key, initiated_at, details) VALUES (?, ?, ?, ?, ?)')
      .run(id, bucket, key, initiatedAt, JSON.stringify(details));
  }

  find(bucket: string, key: string, id: string): MultipartUpload | undefined {
    const row = this.#connection
      .prepare<[string, string, string], UploadRow>(
        `SELECT ${UPLOAD_COLUMNS} FROM uploads WHERE bucket = ? AND key = ? AND id = ?`,
      )
      .get(bucket, key, id);
    return row && uploadOf(row);
  }

  /** @throws S3Error NoSuchUpload */
  get(bucket: string, key: string, id: string): MultipartUpload {
    const upload = this.find(bucket, key, id);
    if (!upload) throw new S3Error('NoSuchUpload', undefined, { UploadId: id });
    return upload;
  }

  /** Uploads after `(key, id)`, in the order of key and id; `limit` of them at most. */
  list(bucket: string, after: { key: string; id: string }, limit: number): MultipartUpload[] {
    return this.#connection
      .prepare<[string, string, string, number], UploadRow>(
        `SELECT ${UPLOAD_COLUMNS} FROM uploads WHERE bucket = ? AND (key, id) > (?, ?) ORDER BY key, id LIMIT ?`,
      )
      .all(bucket, after.key, after.id, limit)
      .map(uploadOf);
  }

  /** Parts with a number above `after`, in order. */
  parts(id: string, after = 0, limit = -1): StoredPart[] {
    return this.#connection
      .prepare<[string, number, number], PartRow>(
        `SELECT ${PART_COLUMNS} FROM parts WHERE upload_id = ? AND number > ? ORDER BY number LIMIT ?`,
      )
      .all(id, after, limit)
      .map(partOf);
  }

  /**
   * Puts a part in its place.
   *
   * @returns the blob of the part of this number that was there before
   * @throws S3Error NoSuchUpload when the upload was completed or aborted meanwhile
   */
  putPart(bucket: string, key: string, id: string, part: StoredPart): string[] {
    return this.#connection.transaction(() => {
      this.get(bucket, key, id);
      const replaced = this.#connection
        .prepare<[string, number], { blob: string }>(
          'SELECT blob FROM parts WHERE upload_id = ? AND number = ?',
        )
        .all(id, part.number);
      this.#connection
        .prepare(
          `INSERT OR REPLACE INTO parts (upload_id, number, size, md5, modified_at, checksum, blob)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          id,
          part.number,
          part.size,
          part.md5,
          part.modifiedAt,
          part.checksum ? JSON.stringify(part.checksum) : null,
          part.blob,
        );
      return replaced.map(({ blob }) => blob);
    })();
  }

  /**
   * Ends an upload and puts its object in place, in one transaction.
   *
   * @returns the blobs that nothing refers to any more: of the replaced object, of parts left out
   */
  complete(
    bucket: string,
    id: string,
    objects: ObjectTable,
    object: StoredObject,
    condition: WriteCondition,
  ): string[] {
    const kept = new Set(object.details.segments.map(({ blob }) => blob));
    return this.#connection.transaction(() => {
      const replaced = objects.put(bucket, object, condition);
      return [...replaced, ...this.delete(id).filter((blob) => !kept.has(blob))];
    })();
  }

  /** @returns the blobs of its parts */
  delete(id: string): string[] {
    return this.#connection.transaction(() => {
      const blobs = this.parts(id).map(({ blob }) => blob);
      this.#connection.prepare('DELETE FROM parts WHERE upload_id = ?').run(id);
      this.#connection.prepare('DELETE FROM uploads WHERE id = ?').run(id);
      return blobs;
    })();
  }

  /** Every blob that a part refers to. */
  *blobs(): Generator<string> {
    for (const { blob } of this.#connection
      .prepare<[], { blob: string }>('SELECT blob FROM parts')
      .iterate()) {
      yield blob;
    }
  }
}

function uploadOf(row: UploadRow): MultipartUpload {
  return { ...row, details: uploadDetails.parse(JSON.parse(row.details)) };
}

function partOf(row: PartRow): StoredPart {
  return {
    ...row,
    checksum: row.checksum === null ? undefined : storedChecksum.parse(JSON.parse(row.checksum)),
  };
}
