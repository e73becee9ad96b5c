import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect, type Transaction } from 'kysely';
import { migrations } from './migrations/all.ts';
import type { DatabaseSchema } from './schema.ts';

export type Connection = Kysely<DatabaseSchema>;

/** What a repository's function takes: the connection itself, or a transaction on it. */
export type Queryable = Connection | Transaction<DatabaseSchema>;

/**
 * Opens the SQLite database, makes it where it is not there yet, and brings its tables up to date.
 * @throws where the file cannot be used or a migration fails; nothing stays open then.
 */
export async function openDatabase(file: string): Promise<Connection> {
  // Only its owner may read it: it names every file and where it came from.
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await (await open(file, 'a', 0o600)).close();
  const sqlite = new SQLite(file);
  // Readers never wait for a writer.
  sqlite.pragma('journal_mode = WAL');
  // Each commit reaches the disk before it is answered: "done" outlives a power cut, at some 0.3 ms a commit.
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  // Another process may hold the file for a moment: a backup, the command line.
  sqlite.pragma('busy_timeout = 5000');
  const connection = new Kysely<DatabaseSchema>({ dialect: new SqliteDialect({ database: sqlite }) });
  try {
    await migrate(connection);
  } catch (error) {
    await connection.destroy();
    throw error;
  }
  return connection;
}

async function migrate(connection: Connection): Promise<void> {
  const migrator = new Migrator({
    db: connection,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new Error('The database could not be brought up to date', { cause: error });
  }
}
