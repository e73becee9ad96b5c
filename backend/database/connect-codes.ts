import type { Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import type { DatabaseSchema } from './schema.ts';

export type ConnectCodeRow = Selectable<DatabaseSchema['connect_codes']>;

export async function insertConnectCode(database: Queryable, code: ConnectCodeRow): Promise<void> {
  await database.insertInto('connect_codes').values(code).execute();
}

export function findConnectCode(database: Queryable, codeHash: string): Promise<ConnectCodeRow | undefined> {
  return database
    .selectFrom('connect_codes')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
}

/** Marks the code used and returns it; undefined where it is unknown, expired or was used before. */
export function takeConnectCode(
  database: Queryable,
  codeHash: string,
  now: number,
): Promise<ConnectCodeRow | undefined> {
  return database
    .updateTable('connect_codes')
    .set({ used_at: now })
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

/** Forgets the codes that expired before the given time. */
export async function deleteConnectCodesExpiredBefore(database: Queryable, time: number): Promise<void> {
  await database.deleteFrom('connect_codes').where('expires_at', '<', time).execute();
}
