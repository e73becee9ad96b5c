import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { DatabaseSettings } from '../env.ts';
import { openPostgres } from './dialects/postgres.ts';
import { openSQLite } from './dialects/sqlite.ts';
import type { DatabaseSchema } from './schema.ts';

export type Connection = Kysely<DatabaseSchema>;

export type Transaction = KyselyTransaction<DatabaseSchema>;

/** What a repository's function takes: the connection itself, or a transaction on it. */
export type Queryable = Connection | Transaction;

/**
 * Opens the database and brings its tables up to date; a SQLite file is made where it is not there yet.
 * @throws {PailError} `database_unreachable` where PostgreSQL does not answer or refuses the login; another error where
 * a file cannot be used or a migration fails. Nothing stays open then.
 */
export function openDatabase(settings: DatabaseSettings): Promise<Connection> {
  return settings.dialect === 'sqlite' ? openSQLite(settings.file) : openPostgres(settings.url);
}
