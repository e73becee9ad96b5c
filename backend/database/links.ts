import type { Insertable, Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import type { FileRow } from './files.ts';
import type { DatabaseSchema } from './schema.ts';

export type LinkRow = Selectable<DatabaseSchema['links']>;

export async function insertLink(
  database: Queryable,
  link: Insertable<DatabaseSchema['links']>,
): Promise<LinkRow> {
  return database.insertInto('links').values(link).returningAll().executeTakeFirstOrThrow();
}

/** Finds the link also where it is revoked, expired or used up. */
export function findLink(database: Queryable, slug: string): Promise<LinkRow | undefined> {
  return database.selectFrom('links').selectAll().where('slug', '=', slug).executeTakeFirst();
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

/** The file's links that are not revoked: its own first, then the newest first. */
export function listLinks(database: Queryable, fileId: string): Promise<LinkRow[]> {
  return database
    .selectFrom('links')
    .selectAll()
    .where('file_id', '=', fileId)
    .where('revoked_at', 'is', null)
    .orderBy('is_file_link', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('slug')
    .execute();
}

/** Revokes a link and returns it as it was; undefined where it is not there or was revoked before. */
export function revokeLink(database: Queryable, slug: string, now: number): Promise<LinkRow | undefined> {
  return database
    .updateTable('links')
    .set({ revoked_at: now })
    .where('slug', '=', slug)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/**
 * Counts one download in one step, so that of any number at once no more than allowed are counted.
 * @returns whether the link may still be downloaded by: it is not revoked, not expired and was not used up
 */
export async function countDownload(database: Queryable, slug: string, now: number): Promise<boolean> {
  const result = await database
    .updateTable('links')
    .set((eb) => ({ downloads: eb('downloads', '+', 1) }))
    .where('slug', '=', slug)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .where((eb) => eb.or([eb('max_downloads', 'is', null), eb('downloads', '<', eb.ref('max_downloads'))]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** How many passwords of a link may be tried within how many milliseconds. */
export interface AttemptLimit {
  most: number;
  within: number;
}

/** Counts one try of a link's password in one step; returns whether it may be looked at. */
export async function takePasswordAttempt(
  database: Queryable,
  slug: string,
  now: number,
  { most, within }: AttemptLimit,
): Promise<boolean> {
  const before = now - within;
  const result = await database
    .updateTable('links')
    .set((eb) => ({
      password_attempts: eb
        .case()
        .when('attempts_since', '<=', before)
        .then(eb.lit(1))
        .else(eb('password_attempts', '+', 1))
        .end(),
      attempts_since: eb
        .case()
        .when('attempts_since', '<=', before)
        .then(eb.cast<number>(eb.val(now), 'bigint'))
        .else(eb.ref('attempts_since'))
        .end(),
    }))
    .where('slug', '=', slug)
    .where((eb) => eb.or([eb('attempts_since', '<=', before), eb('password_attempts', '<', most)]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes a try off again whose password was right. */
export async function returnPasswordAttempt(database: Queryable, slug: string): Promise<void> {
  await database
    .updateTable('links')
    .set((eb) => ({ password_attempts: eb('password_attempts', '-', 1) }))
    .where('slug', '=', slug)
    .where('password_attempts', '>', 0)
    .execute();
}
