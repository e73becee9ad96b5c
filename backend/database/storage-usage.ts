import type { Queryable, Transaction } from './connection.ts';

/** How many files a user has, and their bytes together. */
export interface StorageUsage {
  files: number;
  bytes: number;
}

/**
 * A position is the user's number times this, and how many files were recorded for the user by then: the positions of one
 * user lie side by side, and they leave room for 2 million users of 4 thousand million files each.
 */
const POSITIONS_PER_USER = 2 ** 32;

/** Kept as a sum, so that asking takes the same time however many files there are. */
export async function findStorageUsage(database: Queryable, userId: string): Promise<StorageUsage> {
  const row = await database
    .selectFrom('storage_usage')
    .select(['files', 'bytes'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row ?? { files: 0, bytes: 0 };
}

/** What a user's uploads under way come to: bytes of those whose size is known. */
export async function findRunningBytes(database: Queryable, userId: string): Promise<number> {
  const row = await database
    .selectFrom('uploads')
    .select((eb) => eb.fn.sum<number | string | null>('size').as('bytes'))
    .where('user_id', '=', userId)
    .executeTakeFirst();
  // A sum of PostgreSQL's has no end, and so comes as text.
  return Number(row?.bytes ?? 0);
}

/** How many uploads the user has begun in a day; 0 where nobody counted them. */
export async function findBegun(database: Queryable, userId: string, day: number): Promise<number> {
  const row = await database
    .selectFrom('storage_usage')
    .select('begun_in_day')
    .where('user_id', '=', userId)
    .where('day', '=', day)
    .executeTakeFirst();
  return row?.begun_in_day ?? 0;
}

/** Notes how many uploads the user has begun in a day; the caller holds the user's lock (`lockUser`). */
export async function setBegun(
  transaction: Transaction,
  userId: string,
  { day, begun }: { day: number; begun: number },
): Promise<void> {
  await transaction
    .insertInto('storage_usage')
    .values({ user_id: userId, files: 0, bytes: 0, recorded: 0, day, begun_in_day: begun })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ day, begun_in_day: begun }))
    .execute();
}

/** Between which positions a user's files are; undefined where the user never had one. */
export async function findPositions(
  database: Queryable,
  userId: string,
): Promise<{ first: number; end: number } | undefined> {
  const row = await database
    .selectFrom('storage_usage')
    .select('number')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!row) return undefined;
  const first = row.number * POSITIONS_PER_USER;
  return { first, end: first + POSITIONS_PER_USER };
}

/**
 * Counts one more file of the user's, and gives it the position after all that were recorded before it. Until the
 * transaction ends, others that record a file of this user wait: positions are in the order of the commits.
 */
export async function countFile(transaction: Transaction, userId: string, bytes: number): Promise<number> {
  const update = () =>
    transaction
      .updateTable('storage_usage')
      .set((eb) => ({
        files: eb('files', '+', 1),
        bytes: eb('bytes', '+', bytes),
        recorded: eb('recorded', '+', 1),
      }))
      .where('user_id', '=', userId)
      .returning(['number', 'recorded'])
      .executeTakeFirst();
  let row = await update();
  if (!row) {
    await transaction
      .insertInto('storage_usage')
      .values({ user_id: userId, files: 0, bytes: 0, recorded: 0 })
      .onConflict((conflict) => conflict.column('user_id').doNothing())
      .execute();
    row = await update();
  }
  if (!row) throw new Error(`The storage usage of user ${userId} could not be counted`);
  return row.number * POSITIONS_PER_USER + row.recorded;
}

/** Counts one file less. */
export async function uncountFile(transaction: Transaction, userId: string, bytes: number): Promise<void> {
  await transaction
    .updateTable('storage_usage')
    .set((eb) => ({ files: eb('files', '-', 1), bytes: eb('bytes', '-', bytes) }))
    .where('user_id', '=', userId)
    .execute();
}
