import { Migrator, type Kysely } from 'kysely';
import type { DialectName } from '../dialects/dialect-name.ts';
import { migrationsFor } from './all.ts';

/**
 * Brings the tables up to date. Of several processes that do so at once one works, and the others wait: in PostgreSQL
 * by Kysely's advisory lock, in SQLite by the transaction that the caller has begun.
 * @throws where a migration fails, or the tables are those of a later version of Pail; they stay as they were.
 */
export async function migrateToLatest<T>(database: Kysely<T>, dialect: DialectName): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrationsFor(dialect)) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new Error('The database could not be brought up to date', { cause: error });
  }
}
