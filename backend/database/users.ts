import type { Insertable, Selectable } from 'kysely';
import type { Queryable, Transaction } from './connection.ts';
import { dialectOf } from './dialects/dialect-name.ts';
import type { DatabaseSchema, UserLimitsColumns } from './schema.ts';

export type UserRow = Selectable<DatabaseSchema['users']>;

/** What a user may do, as it is stored. */
export type UserLimits = Selectable<UserLimitsColumns>;

/** The name of the person whom a new backend belongs to. */
export const OWNER = 'owner';

/** The person whom a new backend belongs to. */
export function findOwner(database: Queryable): Promise<UserRow> {
  return database.selectFrom('users').selectAll().where('name', '=', OWNER).executeTakeFirstOrThrow();
}

export function findUserByName(database: Queryable, name: string): Promise<UserRow | undefined> {
  return database.selectFrom('users').selectAll().where('name', '=', name).executeTakeFirst();
}

/** All users, oldest first. */
export function listUsers(database: Queryable): Promise<UserRow[]> {
  return database.selectFrom('users').selectAll().orderBy('created_at').orderBy('name').execute();
}

/** Returns whether the user was added: a name is given once. */
export async function insertUser(
  database: Queryable,
  user: Insertable<DatabaseSchema['users']>,
): Promise<boolean> {
  const result = await database
    .insertInto('users')
    .values(user)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes what a user may do; what is left out stays as it is. */
export async function setUserLimits(
  database: Queryable,
  id: string,
  limits: Partial<UserLimits>,
): Promise<void> {
  if (Object.keys(limits).length === 0) return;
  await database.updateTable('users').set(limits).where('id', '=', id).execute();
}

/**
 * Finds a user, and makes others who ask for the same wait until the transaction ends: what it then reads of the user's
 * uploads and files, nobody changes meanwhile who asks here first. Undefined where the user was removed.
 */
export function lockUser(transaction: Transaction, id: string): Promise<UserRow | undefined> {
  const user = transaction.selectFrom('users').selectAll().where('id', '=', id);
  // SQLite has one writer at a time as it is.
  const locked = dialectOf(transaction) === 'postgres' ? user.forNoKeyUpdate() : user;
  return locked.executeTakeFirst();
}

/**
 * Deletes a user with all devices and connect codes, but only where nothing of theirs is in the bucket. Uploads that are
 * just being created are waited for, and keep the user; those that come later find no user.
 * @returns whether it is deleted
 */
export async function deleteIdleUser(transaction: Transaction, id: string): Promise<boolean> {
  if (dialectOf(transaction) === 'postgres') {
    // An upload's row holds a share of this lock from its insertion on (postgresql.org/docs/current/explicit-locking.html,
    // "FOR KEY SHARE"). Only a statement that begins after it is had sees what was inserted under it.
    await transaction.selectFrom('users').select('id').where('id', '=', id).forUpdate().execute();
  }
  const result = await transaction
    .deleteFrom('users')
    .where('id', '=', id)
    .where('id', 'not in', transaction.selectFrom('files').select('user_id'))
    .where('id', 'not in', transaction.selectFrom('uploads').select('user_id'))
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export function findUser(database: Queryable, id: string): Promise<UserRow> {
  return database.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
