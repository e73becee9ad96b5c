import type { Queryable } from './connection.ts';

/** What the database knows of an object key. */
export interface KnownKey {
  /** The multipart upload that a pending upload still needs; null where there is none. */
  neededMultipart: string | null;
}

/** Finds out which of these keys were made here: of anything else in the bucket nobody may assume anything. */
export async function findKnownKeys(
  database: Queryable,
  keys: readonly string[],
): Promise<Map<string, KnownKey>> {
  if (keys.length === 0) return new Map();
  const uploads = await database
    .selectFrom('uploads')
    .select(['object_key', 's3_upload_id'])
    .where('object_key', 'in', keys)
    .execute();
  const files = await database
    .selectFrom('files')
    .select('object_key')
    .where('object_key', 'in', keys)
    .execute();
  const abandoned = await database
    .selectFrom('abandoned_objects')
    .select('object_key')
    .where('object_key', 'in', keys)
    .execute();
  return new Map([
    ...[...files, ...abandoned].map((row): [string, KnownKey] => [row.object_key, { neededMultipart: null }]),
    ...uploads.map((row): [string, KnownKey] => [row.object_key, { neededMultipart: row.s3_upload_id }]),
  ]);
}
