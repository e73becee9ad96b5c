import { z } from 'zod';
import { CHECKSUM_ALGORITHMS } from '../body/checksum-algorithm.ts';
import type { Checksum } from '../body/content-digest.ts';
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

  /** Uploads under way in a bucket, in the order of their keys and then of their start. */
  list(bucket: string): MultipartUpload[] {
    return this.#connection
      .prepare<[string], UploadRow>(`SELECT ${UPLOAD_COLUMNS} FROM uploads WHERE bucket = ? ORDER BY key, id`)
      .all(bucket)
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
   * @throws S3Error NoSuchUpload or InvalidPart when the upload or a part is not what it was, or what the
   *   condition throws
   */
  complete(
    { bucket, id, objects }: { bucket: string; id: string; objects: ObjectTable },
    object: StoredObject,
    condition: WriteCondition,
  ): string[] {
    const used = new Set(object.details.segments.map(({ blob }) => blob));
    return this.#connection.transaction(() => {
      this.get(bucket, object.key, id);
      const replaced = objects.put(bucket, object, condition);
      const parts = this.delete(id);
      const unused = parts.filter((blob) => !used.has(blob));
      if (parts.length - unused.length !== used.size)
        throw new S3Error('InvalidPart', undefined, { UploadId: id });
      return [...replaced, ...unused];
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
