import type { Migration } from 'kysely';
import { firstTables } from './0001-first-tables.ts';

/** Every migration by name; they run in the order of their names, each once. */
export const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
};
