import type { Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import type { DatabaseSchema } from './schema.ts';

export type UserRow = Selectable<DatabaseSchema['users']>;

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
export async function insertUser(database: Queryable, user: UserRow): Promise<boolean> {
  const result = await database
    .insertInto('users')
    .values(user)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/**
 * Deletes a user with all devices and connect codes, but only where nothing of theirs is in the bucket.
 * @returns whether it is deleted
 */
export async function deleteIdleUser(database: Queryable, id: string): Promise<boolean> {
  const result = await database
    .deleteFrom('users')
    .where('id', '=', id)
    .where('id', 'not in', database.selectFrom('files').select('user_id'))
    .where('id', 'not in', database.selectFrom('uploads').select('user_id'))
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export function findUser(database: Queryable, id: string): Promise<UserRow> {
  return database.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
