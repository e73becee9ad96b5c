import type SQLite from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** So many different texts are kept: those of Pail, with the numbers of rows that calls usually have. */
const KEPT = 200;

/**
 * Prepares each statement once: Kysely would prepare it for every query, which takes as long as running it. SQLite
 * itself prepares one anew where the tables have changed.
 */
export function withKeptStatements(database: SQLite.Database): SqliteDatabase {
  const kept = new Map<string, SQLite.Statement<readonly unknown[]>>();
  return {
    close: () => database.close(),
    prepare: (text) => {
      const known = kept.get(text);
      if (known) return known;
      const statement = database.prepare<readonly unknown[]>(text);
      // The oldest one goes.
      for (const oldest of kept.size < KEPT ? [] : [...kept.keys()].slice(0, 1)) kept.delete(oldest);
      kept.set(text, statement);
      return statement;
    },
  };
}
