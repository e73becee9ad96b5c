import { PostgresAdapter, type Kysely } from 'kysely';

/** The databases that Pail runs on. */
export type DialectName = 'sqlite' | 'postgres';

/** Which of them this is: for the few queries that each needs in words of its own. */
export function dialectOf(database: Pick<Kysely<unknown>, 'getExecutor'>): DialectName {
  return database.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}
