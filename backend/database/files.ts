import { sql, type Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import type { DatabaseSchema } from './schema.ts';

export type FileRow = Selectable<DatabaseSchema['files']>;

/** A file with the slug of its first link. */
export type FileWithSlug = FileRow & { slug: string };

/** Where a page of the history ends: the next one begins with the file after it. */
export interface FilePosition {
  createdAt: number;
  id: string;
}

export interface FilePage {
  userId: string;
  /** Part of the name, any case. */
  query: string | undefined;
  after: FilePosition | undefined;
  limit: number;
}

export async function insertFile(database: Queryable, file: FileRow): Promise<void> {
  await database.insertInto('files').values(file).execute();
}

function filesWithSlug(database: Queryable) {
  return database
    .selectFrom('files')
    .selectAll('files')
    .select((eb) =>
      eb
        .selectFrom('links')
        .select('links.slug')
        .whereRef('links.file_id', '=', 'files.id')
        .orderBy('links.created_at')
        .orderBy('links.slug')
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

/** Finds them whoever they belong to: the caller compares the user. */
export async function findFilesByUpload(
  database: Queryable,
  uploadIds: readonly string[],
): Promise<FileWithSlug[]> {
  if (uploadIds.length === 0) return [];
  return filesWithSlug(database).where('files.upload_id', 'in', uploadIds).execute();
}

/** Names are searched without regard to case; the database itself would fold ASCII only. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** Newest first. */
export function listFiles(
  database: Queryable,
  { userId, query, after, limit }: FilePage,
): Promise<FileWithSlug[]> {
  let files = filesWithSlug(database).where('files.user_id', '=', userId);
  if (query) {
    const pattern = `%${foldName(query).replace(/[\\%_]/g, String.raw`\$&`)}%`;
    files = files.where(sql<boolean>`files.folded_name like ${pattern} escape '\\'`);
  }
  if (after) {
    files = files.where((eb) =>
      eb.or([
        eb('files.created_at', '<', after.createdAt),
        eb.and([eb('files.created_at', '=', after.createdAt), eb('files.id', '<', after.id)]),
      ]),
    );
  }
  return files.orderBy('files.created_at', 'desc').orderBy('files.id', 'desc').limit(limit).execute();
}

/** How many files a user has, and their bytes together. */
export async function sumFiles(
  database: Queryable,
  userId: string,
): Promise<{ files: number; bytes: number }> {
  const row = await database
    .selectFrom('files')
    .select((eb) => [
      eb.fn.countAll<number>().as('files'),
      eb.cast<number | null>(eb.fn.sum('size'), 'bigint').as('bytes'),
    ])
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return { files: row.files, bytes: row.bytes ?? 0 };
}

/** Its links go with it. */
export async function deleteFile(database: Queryable, id: string): Promise<void> {
  await database.deleteFrom('files').where('id', '=', id).execute();
}
