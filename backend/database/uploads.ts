import type { Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import { KeptQuery } from './kept-query.ts';
import type { DatabaseSchema } from './schema.ts';

export type UploadRow = Selectable<DatabaseSchema['uploads']>;

const insertion = new KeptQuery();

/** A row with its columns in the order of {@link valuesOf}. */
function toColumns(row: UploadRow): UploadRow {
  return {
    id: row.id,
    user_id: row.user_id,
    object_key: row.object_key,
    filename: row.filename,
    content_type: row.content_type,
    size: row.size,
    checksum_md5: row.checksum_md5,
    source_url: row.source_url,
    created_at: row.created_at,
    signed_until: row.signed_until,
    part_size: row.part_size,
    s3_upload_id: row.s3_upload_id,
    etags_are_opaque: row.etags_are_opaque,
    has_checksums: row.has_checksums,
    device_id: row.device_id,
    checksum_sha256: row.checksum_sha256,
  };
}

/** The values of the kept query, one by one: lists made of each row's take as long as SQLite does. */
function valuesOf(rows: readonly UploadRow[]): unknown[] {
  const values: unknown[] = [];
  for (const row of rows) {
    values.push(
      row.id,
      row.user_id,
      row.object_key,
      row.filename,
      row.content_type,
      row.size,
      row.checksum_md5,
      row.source_url,
      row.created_at,
      row.signed_until,
      row.part_size,
      row.s3_upload_id,
      row.etags_are_opaque,
      row.has_checksums,
      row.device_id,
      row.checksum_sha256,
    );
  }
  return values;
}

/** So many rows go into one statement: databases have a limit on its values. */
const ROWS_AT_ONCE = 100;

/**
 * Remembers new uploads, except those whose id is taken: another call may have been first. Returns the ids of those it
 * remembers.
 */
export async function insertUploads(
  database: Queryable,
  uploads: readonly UploadRow[],
): Promise<Set<string>> {
  // In one order, so that two calls with the same uploads do not wait for each other.
  const rows = uploads.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const inserted = new Set<string>();
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE);
    const changes = await insertion.changes(
      database,
      some.length,
      () =>
        database
          .insertInto('uploads')
          .values(some.map(toColumns))
          .onConflict((conflict) => conflict.column('id').doNothing()),
      valuesOf(some),
    );
    const ours = changes === some.length ? some : await findOurs(database, some);
    for (const { id } of ours) inserted.add(id);
  }
  return inserted;
}

/** Those whose row is the given one: no two rows have the same key. */
async function findOurs(database: Queryable, rows: readonly UploadRow[]): Promise<UploadRow[]> {
  const found = await findUploads(
    database,
    rows.map(({ id }) => id),
  );
  const keys = new Map(found.map((row) => [row.id, row.object_key]));
  return rows.filter((row) => keys.get(row.id) === row.object_key);
}

/** Finds them whoever they belong to: the caller compares the user. */
export async function findUploads(database: Queryable, ids: readonly string[]): Promise<UploadRow[]> {
  if (ids.length === 0) return [];
  return database.selectFrom('uploads').selectAll().where('id', 'in', ids).execute();
}

export function findUpload(database: Queryable, userId: string, id: string): Promise<UploadRow | undefined> {
  return database
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/**
 * Remembers that URLs signed for these uploads are valid up to the given time, and which device they are signed for: an
 * upload goes on with whatever device of its user's sends it. Returns those that are still there, as
 * they stand now: for any other no URL may be signed, since nobody would remove what it stores.
 */
export async function setSignedUntil(
  database: Queryable,
  ids: readonly string[],
  { signedUntil, deviceId }: { signedUntil: number; deviceId: string | null },
): Promise<UploadRow[]> {
  if (ids.length === 0) return [];
  return database
    .updateTable('uploads')
    .set({ signed_until: signedUntil, device_id: deviceId })
    .where('id', 'in', ids)
    .returningAll()
    .execute();
}

/** The bucket's side of a multipart upload. */
export interface MultipartInBucket {
  s3UploadId: string;
  /** Encrypted so that its ETags say nothing of its bytes. */
  etagsAreOpaque: boolean;
}

/**
 * Notes what multipart upload the bucket holds for this upload, if the one noted is still the given row's. Returns
 * whether it was: another call may have created one first, or the upload may be gone.
 */
export async function setMultipart(
  database: Queryable,
  upload: Pick<UploadRow, 'id' | 'object_key' | 's3_upload_id'>,
  { s3UploadId, etagsAreOpaque }: MultipartInBucket,
): Promise<boolean> {
  const result = await database
    .updateTable('uploads')
    .set({ s3_upload_id: s3UploadId, etags_are_opaque: etagsAreOpaque ? 1 : 0 })
    .where('id', '=', upload.id)
    .where('object_key', '=', upload.object_key)
    .where('s3_upload_id', upload.s3_upload_id === null ? 'is' : '=', upload.s3_upload_id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Removes the upload if it is still the one for this key, and returns it as it stands now; undefined where somebody
 * else completed or removed it meanwhile.
 */
export function takeUpload(
  database: Queryable,
  id: string,
  objectKey: string,
): Promise<UploadRow | undefined> {
  return database
    .deleteFrom('uploads')
    .where('id', '=', id)
    .where('object_key', '=', objectKey)
    .returningAll()
    .executeTakeFirst();
}

/** Removes the upload if no URL was signed for it since the given time, and returns it. */
export function takeUploadSignedUntilBefore(
  database: Queryable,
  id: string,
  time: number,
): Promise<UploadRow | undefined> {
  return database
    .deleteFrom('uploads')
    .where('id', '=', id)
    .where('signed_until', '<', time)
    .returningAll()
    .executeTakeFirst();
}

export async function deleteUploads(database: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await database.deleteFrom('uploads').where('id', 'in', ids).execute();
}

/** Uploads whose last signed URL expired before the given time, oldest first. */
export function listUploadsSignedUntilBefore(
  database: Queryable,
  time: number,
  limit: number,
): Promise<UploadRow[]> {
  return database
    .selectFrom('uploads')
    .selectAll()
    .where('signed_until', '<', time)
    .orderBy('signed_until')
    .limit(limit)
    .execute();
}

/** The uploads under way that one device is sending. */
export function listUploadsOfDevice(
  database: Queryable,
  userId: string,
  deviceId: string,
): Promise<UploadRow[]> {
  return database
    .selectFrom('uploads')
    .selectAll()
    .where('user_id', '=', userId)
    .where('device_id', '=', deviceId)
    .execute();
}

/** Uploads of devices that are revoked. */
export function listUploadsOfRevokedDevices(database: Queryable, limit: number): Promise<UploadRow[]> {
  return database
    .selectFrom('uploads')
    .innerJoin('devices', 'devices.id', 'uploads.device_id')
    .selectAll('uploads')
    .where('devices.revoked_at', 'is not', null)
    .limit(limit)
    .execute();
}

/** Notes the SHA-256 of an upload that was created without it. */
export async function setSha256(database: Queryable, id: string, sha256: string): Promise<void> {
  await database
    .updateTable('uploads')
    .set({ checksum_sha256: sha256 })
    .where('id', '=', id)
    .where('checksum_sha256', 'is', null)
    .execute();
}
