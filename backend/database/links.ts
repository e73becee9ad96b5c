import type { Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import type { FileRow } from './files.ts';
import type { DatabaseSchema } from './schema.ts';

export type LinkRow = Selectable<DatabaseSchema['links']>;

export async function insertLink(database: Queryable, link: LinkRow): Promise<void> {
  await database.insertInto('links').values(link).execute();
}

/** The file that a link leads to. */
export function findLinkedFile(database: Queryable, slug: string): Promise<FileRow | undefined> {
  return database
    .selectFrom('links')
    .innerJoin('files', 'files.id', 'links.file_id')
    .selectAll('files')
    .where('links.slug', '=', slug)
    .executeTakeFirst();
}
