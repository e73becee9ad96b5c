import type { Insertable, Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import { filesWithSlug, type FileWithSlug } from './files.ts';
import type { DatabaseSchema } from './schema.ts';

export type BatchRow = Selectable<DatabaseSchema['batches']>;

/** A file with its place in a batch, and what it is called there. */
export type FileOfBatch = FileWithSlug & { place: number; name_in_batch: string };

/** Returns whether it is new. */
export async function insertBatch(
  database: Queryable,
  batch: Insertable<DatabaseSchema['batches']>,
): Promise<boolean> {
  const inserted = await database
    .insertInto('batches')
    .values(batch)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function findBatch(database: Queryable, id: string): Promise<BatchRow | undefined> {
  return database.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Finds the batch also where its link is revoked. */
export function findBatchBySlug(database: Queryable, slug: string): Promise<BatchRow | undefined> {
  return database.selectFrom('batches').selectAll().where('slug', '=', slug).executeTakeFirst();
}

/**
 * Adds files at the end; those that are in the batch already stay as they are.
 * @param files as many as a call may name, which fit into one statement
 */
export async function addBatchFiles(
  database: Queryable,
  files: readonly Insertable<DatabaseSchema['batch_files']>[],
): Promise<void> {
  await database
    .insertInto('batch_files')
    .values(files)
    .onConflict((conflict) => conflict.columns(['batch_id', 'file_id']).doNothing())
    .execute();
}

/**
 * How many of these files are the user's.
 * @param fileIds likewise
 */
export async function countOwnedFiles(
  database: Queryable,
  userId: string,
  fileIds: readonly string[],
): Promise<number> {
  const files = await database
    .selectFrom('files')
    .select('id')
    .where('user_id', '=', userId)
    .where('id', 'in', fileIds)
    .execute();
  return files.length;
}

/** How many files a batch holds, and how many bytes they have together. */
export async function totalOfBatch(
  database: Queryable,
  batchId: string,
): Promise<{ count: number; bytes: number }> {
  const total = await database
    .selectFrom('batch_files')
    .innerJoin('files', 'files.id', 'batch_files.file_id')
    .select((eb) => [
      eb.fn.countAll<number | string>().as('count'),
      eb.fn.coalesce(eb.fn.sum<number | string>('files.size'), eb.lit(0)).as('bytes'),
    ])
    .where('batch_files.batch_id', '=', batchId)
    .executeTakeFirstOrThrow();
  return { count: Number(total.count), bytes: Number(total.bytes) };
}

/** The files of a batch that come after a place, in their order. */
export function listBatchFiles(
  database: Queryable,
  batchId: string,
  { after, limit }: { after: number; limit: number },
): Promise<FileOfBatch[]> {
  return filesWithSlug(database)
    .innerJoin('batch_files', 'batch_files.file_id', 'files.id')
    .select(['batch_files.id as place', 'batch_files.name as name_in_batch'])
    .where('batch_files.batch_id', '=', batchId)
    .where('batch_files.id', '>', after)
    .orderBy('batch_files.id')
    .limit(limit)
    .execute();
}

/** The batches that a file is in and whose links are not revoked, the newest first. */
export function listBatchesOfFile(database: Queryable, fileId: string): Promise<BatchRow[]> {
  return database
    .selectFrom('batch_files')
    .innerJoin('batches', 'batches.id', 'batch_files.batch_id')
    .selectAll('batches')
    .where('batch_files.file_id', '=', fileId)
    .where('batches.revoked_at', 'is', null)
    .orderBy('batches.created_at', 'desc')
    .orderBy('batches.id')
    .execute();
}

/** Revokes a batch's link; returns whether it was not revoked before. */
export async function revokeBatch(database: Queryable, id: string, now: number): Promise<boolean> {
  const result = await database
    .updateTable('batches')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
