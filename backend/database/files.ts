import type { Selectable } from 'kysely';
import type { Queryable, Transaction } from './connection.ts';
import { KeptQuery } from './kept-query.ts';
import type { DatabaseSchema } from './schema.ts';
import { countFile, uncountFile } from './storage-usage.ts';

export type FileRow = Selectable<DatabaseSchema['files']>;

/** A file with the slug of its own link. */
export type FileWithSlug = FileRow & { slug: string };

/** Records a file as the newest of its user's, and returns it with its position. */
export async function insertFile(
  transaction: Transaction,
  file: Omit<FileRow, 'position'>,
): Promise<FileRow> {
  const row = { ...file, position: await countFile(transaction, file.user_id, file.size) };
  await transaction.insertInto('files').values(row).execute();
  return row;
}

/** The beginning of every question about files. */
export function filesWithSlug(database: Queryable) {
  return database
    .selectFrom('files')
    .selectAll('files')
    .select((eb) =>
      eb
        .selectFrom('links')
        .select('links.slug')
        .whereRef('links.file_id', '=', 'files.id')
        .where('links.is_file_link', '=', 1)
        .where('links.revoked_at', 'is', null)
        .limit(1)
        .$asScalar()
        .$notNull()
        .as('slug'),
    );
}

export function findFile(database: Queryable, userId: string, id: string): Promise<FileWithSlug | undefined> {
  return filesWithSlug(database)
    .where('files.id', '=', id)
    .where('files.user_id', '=', userId)
    .executeTakeFirst();
}

/** What an upload became, whoever it belongs to: the caller compares the user. */
export function findFileByUpload(database: Queryable, uploadId: string): Promise<FileWithSlug | undefined> {
  return filesWithSlug(database).where('files.upload_id', '=', uploadId).executeTakeFirst();
}

const ownersByUpload = new KeptQuery();

/** So many ids go into one statement: databases have a limit on its values. */
const IDS_AT_ONCE = 100;

/** Whose files they are that uploads became; an upload that became none is left out. */
export async function findOwnersByUpload(
  database: Queryable,
  uploadIds: readonly string[],
): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for (let start = 0; start < uploadIds.length; start += IDS_AT_ONCE) {
    const ids = uploadIds.slice(start, start + IDS_AT_ONCE);
    const files = await ownersByUpload.rows(
      database,
      ids.length,
      () => database.selectFrom('files').select(['upload_id', 'user_id']).where('upload_id', 'in', ids),
      ids,
    );
    for (const { upload_id: id, user_id: owner } of files) owners.set(id, owner);
  }
  return owners;
}

/** Everybody's files, by their ids: those after the given one. */
export function listFilesAfter(database: Queryable, id: string, limit: number): Promise<FileRow[]> {
  return database.selectFrom('files').selectAll().where('id', '>', id).orderBy('id').limit(limit).execute();
}

/** The user's files with any of these SHA-256s, the newest first. */
export async function findFilesBySha256(
  database: Queryable,
  userId: string,
  sha256s: readonly string[],
): Promise<FileWithSlug[]> {
  if (sha256s.length === 0) return [];
  return filesWithSlug(database)
    .where('files.user_id', '=', userId)
    .where('files.checksum_sha256', 'in', sha256s)
    .orderBy('files.position', 'desc')
    .execute();
}

/** Its links go with it. Returns whose it was; undefined where it was not there: another call may have been first. */
export async function deleteFile(transaction: Transaction, id: string): Promise<string | undefined> {
  const file = await transaction
    .deleteFrom('files')
    .where('id', '=', id)
    .returning(['user_id', 'size'])
    .executeTakeFirst();
  if (file) await uncountFile(transaction, file.user_id, file.size);
  return file?.user_id;
}
