import { S3Error } from '../errors.ts';
import type { Connection } from './database.ts';
import { type ListedObject, type StoredObject, objectDetails } from './stored-object.ts';

interface Row extends ListedObject {
  readonly details: string;
}

/** Decides, with the object that a write would replace, whether it may; it throws when not. */
export type WriteCondition = (existing: ListedObject | undefined) => void;

export class ObjectTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get(bucket: string, key: string): StoredObject | undefined {
    const row = this.#connection
      .prepare<[string, string], Row>(
        'SELECT key, size, etag, modified_at AS modifiedAt, details FROM objects WHERE bucket = ? AND key = ?',
      )
      .get(bucket, key);
    return row && { ...row, details: objectDetails.parse(JSON.parse(row.details)) };
  }

  /**
   * Puts an object in its place, in one transaction with the condition: of two that race, one sees the other.
   *
   * @returns the blobs of the object that was there before
   * @throws S3Error NoSuchBucket when the bucket was deleted meanwhile, or what the condition throws
   */
  put(bucket: string, object: StoredObject, condition: WriteCondition): string[] {
    return this.#connection.transaction(() => {
      const found = this.#connection.prepare('SELECT 1 FROM buckets WHERE name = ?').get(bucket);
      if (found === undefined) throw new S3Error('NoSuchBucket', undefined, { BucketName: bucket });
      const existing = this.get(bucket, object.key);
      condition(existing);
      this.#connection
        .prepare(
          `INSERT INTO objects (bucket, key, size, etag, modified_at, details) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET size = excluded.size, etag = excluded.etag,
             modified_at = excluded.modified_at, details = excluded.details`,
        )
        .run(bucket, object.key, object.size, object.etag, object.modifiedAt, JSON.stringify(object.details));
      return blobsOf(existing);
    })();
  }

  /** @returns the blobs of those that were there */
  delete(bucket: string, keys: readonly string[]): string[] {
    const remove = this.#connection.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?');
    return this.#connection.transaction(() =>
      keys.flatMap((key) => {
        const existing = this.get(bucket, key);
        if (existing) remove.run(bucket, key);
        return blobsOf(existing);
      }),
    )();
  }

  /** Objects in the order of their keys' bytes, from `from` on (inclusive) and before `below`. */
  range(bucket: string, from: string, below: string | undefined, limit: number): ListedObject[] {
    const columns =
      'SELECT key, size, etag, modified_at AS modifiedAt FROM objects WHERE bucket = ? AND key >= ?';
    const order = 'ORDER BY key LIMIT ?';
    return below === undefined
      ? this.#connection
          .prepare<[string, string, number], ListedObject>(`${columns} ${order}`)
          .all(bucket, from, limit)
      : this.#connection
          .prepare<[string, string, string, number], ListedObject>(`${columns} AND key < ? ${order}`)
          .all(bucket, from, below, limit);
  }

  /** Every blob that an object refers to. */
  *blobs(): Generator<string> {
    for (const { details } of this.#connection
      .prepare<[], Pick<Row, 'details'>>('SELECT details FROM objects')
      .iterate()) {
      for (const { blob } of objectDetails.parse(JSON.parse(details)).segments) yield blob;
    }
  }
}

function blobsOf(object: StoredObject | undefined): string[] {
  return object?.details.segments.map(({ blob }) => blob) ?? [];
}
