import type { Insertable, Selectable } from 'kysely';
import type { Queryable } from './connection.ts';
import { KeptQuery } from './kept-query.ts';
import type { DatabaseSchema } from './schema.ts';

export type AuditRow = Selectable<DatabaseSchema['audit_log']>;

const insertion = new KeptQuery();

/** Writes a deed down, in the transaction that does it. */
export async function insertAuditRow(
  database: Queryable,
  given: Insertable<DatabaseSchema['audit_log']>,
): Promise<void> {
  // With its columns in one order, which the kept query's values are in too.
  const row = {
    at: given.at,
    deed: given.deed,
    via: given.via,
    user_id: given.user_id,
    user_name: given.user_name,
    device_id: given.device_id,
    device_name: given.device_name,
    address: given.address,
    request_id: given.request_id,
    subject: given.subject,
    details: given.details,
  };
  await insertion.rows(
    database,
    1,
    () => database.insertInto('audit_log').values(row).returning('id'),
    Object.values(row),
  );
}

/** Which deeds are wanted. */
export interface AuditQuery {
  userName?: string | undefined;
  /** Milliseconds since 1970. */
  since?: number | undefined;
  /** The newest so many. */
  limit: number;
}

/** The newest deeds, in the order in which they were done. */
export async function listAuditRows(
  database: Queryable,
  { userName, since, limit }: AuditQuery,
): Promise<AuditRow[]> {
  let query = database.selectFrom('audit_log').selectAll();
  if (userName !== undefined) query = query.where('user_name', '=', userName);
  if (since !== undefined) query = query.where('at', '>=', since);
  return (await query.orderBy('id', 'desc').limit(limit).execute()).toReversed();
}

/** Forgets what was done before the given time. */
export async function deleteAuditRowsBefore(database: Queryable, time: number): Promise<void> {
  await database.deleteFrom('audit_log').where('at', '<', time).execute();
}
