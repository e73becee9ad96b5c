import type { Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import type { DatabaseSchema } from './schema.ts';

export type UserRow = Selectable<DatabaseSchema['users']>;

/** The person whom a new backend belongs to. */
export function findOwner(database: Queryable): Promise<UserRow> {
  return database.selectFrom('users').selectAll().where('name', '=', 'owner').executeTakeFirstOrThrow();
}

export function findUser(database: Queryable, id: string): Promise<UserRow> {
  return database.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
