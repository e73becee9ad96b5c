import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
} from 'kysely';
import { migrateToLatest } from '../migrations/migrate.ts';
import type { DatabaseSchema } from '../schema.ts';
import { databaseBusy } from './database-errors.ts';
import { withKeptStatements } from './kept-statements.ts';
import { AdaptedDriver } from './adapted-driver.ts';

/** How long a call waits for another process that holds the file (a backup, the command line), in milliseconds. */
const BUSY_TIMEOUT = 5000;

/** How long a start waits for another process that is changing the tables, in milliseconds. */
const MIGRATION_TIMEOUT = 60 * 60_000;

const CACHE_KIBIBYTES = 16 * 1024;

/** Of 4 KiB each, after which what was written is taken over from the log (sqlite.org/wal.html#ckpt). */
const CHECKPOINT_PAGES = 4000;

/**
 * Takes the right to write at the beginning of a transaction: one that reads first and writes later would fail at once,
 * without waiting, where another process wrote in between (sqlite.org/rescode.html#busy_snapshot).
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SQLite.Database) {
    super({ database });
    this.#database = withKeptStatements(database);
  }

  override createDriver(): Driver {
    return new AdaptedDriver(new ImmediateDriver({ database: this.#database }), {
      error: (thrown) =>
        thrown instanceof SQLite.SqliteError && thrown.code.startsWith('SQLITE_BUSY')
          ? databaseBusy(thrown)
          : thrown,
    });
  }
}

/**
 * Opens the SQLite database, makes it where it is not there yet, and brings its tables up to date.
 * @throws where the file cannot be used or a migration fails; nothing stays open then.
 */
export async function openSQLite(file: string): Promise<Kysely<DatabaseSchema>> {
  // Only its owner may read it: it names every file and where it came from.
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await (await open(file, 'a', 0o600)).close();
  const sqlite = new SQLite(file, { timeout: BUSY_TIMEOUT });
  const connection = new Kysely<DatabaseSchema>({ dialect: new ImmediateDialect(sqlite) });
  try {
    // Readers never wait for a writer.
    sqlite.pragma('journal_mode = WAL');
    // Each commit reaches the disk before it is answered: "done" outlives a power cut, at some 0.3 ms a commit.
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    // Ids are random, and so are the pages that their indexes change: many changes of a page shall be one write of it.
    sqlite.pragma(`cache_size = -${CACHE_KIBIBYTES}`);
    sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    await migrate(sqlite, connection);
  } catch (error) {
    await connection.destroy();
    throw error;
  }
  return connection;
}

/** Kysely has no lock for SQLite: one transaction around all migrations makes other processes wait, and find them done. */
async function migrate(sqlite: SQLite.Database, connection: Kysely<DatabaseSchema>): Promise<void> {
  sqlite.pragma(`busy_timeout = ${MIGRATION_TIMEOUT}`);
  sqlite.exec('begin immediate');
  try {
    await migrateToLatest(connection, 'sqlite');
    sqlite.exec('commit');
  } finally {
    if (sqlite.inTransaction) sqlite.exec('rollback');
    sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  }
}
