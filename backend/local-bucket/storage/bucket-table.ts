import { z } from 'zod';
import { type CorsRule, corsRule } from '../cors/cors-rule.ts';
import { S3Error } from '../errors.ts';
import type { Connection } from './database.ts';

const corsRules = z.array(corsRule);

export interface Bucket {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export class BucketTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  list(): Bucket[] {
    return this.#connection
      .prepare<[], Bucket>('SELECT name, created_at AS createdAt FROM buckets ORDER BY name')
      .all();
  }

  has(name: string): boolean {
    return this.#connection.prepare('SELECT 1 FROM buckets WHERE name = ?').get(name) !== undefined;
  }

  /** False when there is one of this name. */
  create(name: string, createdAt: number): boolean {
    const insert = 'INSERT INTO buckets (name, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING';
    return this.#connection.prepare(insert).run(name, createdAt).changes === 1;
  }

  /**
   * Deletes a bucket, and the multipart uploads under way in it.
   *
   * @returns the blobs of their parts
   * @throws S3Error BucketNotEmpty
   */
  delete(name: string): string[] {
    return this.#connection.transaction(() => {
      const object = this.#connection.prepare('SELECT 1 FROM objects WHERE bucket = ? LIMIT 1').get(name);
      if (object !== undefined) throw new S3Error('BucketNotEmpty', undefined, { BucketName: name });
      const uploads = 'SELECT id FROM uploads WHERE bucket = ?';
      const parts = this.#connection
        .prepare<[string], { blob: string }>(`SELECT blob FROM parts WHERE upload_id IN (${uploads})`)
        .all(name);
      this.#connection.prepare(`DELETE FROM parts WHERE upload_id IN (${uploads})`).run(name);
      this.#connection.prepare('DELETE FROM uploads WHERE bucket = ?').run(name);
      this.#connection.prepare('DELETE FROM buckets WHERE name = ?').run(name);
      return parts.map(({ blob }) => blob);
    })();
  }

  /** The bucket's CORS rules; none when there is no such bucket. */
  cors(name: string): CorsRule[] {
    const select = 'SELECT cors FROM buckets WHERE name = ?';
    const row = this.#connection.prepare<[string], { cors: string | null }>(select).get(name);
    return corsRules.parse(JSON.parse(row?.cors ?? '[]'));
  }

  setCors(name: string, rules: readonly CorsRule[]): void {
    this.#connection.prepare('UPDATE buckets SET cors = ? WHERE name = ?').run(JSON.stringify(rules), name);
  }
}
