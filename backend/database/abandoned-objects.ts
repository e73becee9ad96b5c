import type { Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import type { DatabaseSchema } from './schema.ts';

export type AbandonedObjectRow = Selectable<DatabaseSchema['abandoned_objects']>;

/** Remembers a key that is to be deleted, and a multipart upload that is to be aborted, after the given time (again). */
export async function insertAbandonedObject(
  database: Queryable,
  object: Omit<AbandonedObjectRow, 'id'>,
): Promise<void> {
  await database.insertInto('abandoned_objects').values(object).execute();
}

export function listAbandonedObjectsBefore(
  database: Queryable,
  time: number,
  limit: number,
): Promise<AbandonedObjectRow[]> {
  return database
    .selectFrom('abandoned_objects')
    .selectAll()
    .where('delete_after', '<', time)
    .orderBy('delete_after')
    .limit(limit)
    .execute();
}

export async function forgetAbandonedObject(database: Queryable, id: number): Promise<void> {
  await database.deleteFrom('abandoned_objects').where('id', '=', id).execute();
}
