import type { Kysely, Migration } from 'kysely';

/** What each user may do; those who were there before may do everything. */
export const userLimits: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const name of ['max_file_bytes', 'max_total_bytes', 'max_files_per_day']) {
      await database.schema.alterTable('users').addColumn(name, 'bigint').execute();
    }
    for (const name of ['allowed_types', 'key_prefix']) {
      await database.schema.alterTable('users').addColumn(name, 'text').execute();
    }
    for (const name of ['may_delete', 'may_share']) {
      await database.schema
        .alterTable('users')
        .addColumn(name, 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
    }
    for (const name of ['day', 'begun_in_day']) {
      await database.schema
        .alterTable('storage_usage')
        .addColumn(name, 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
    }
  },
};
