import type { Kysely, Migration } from 'kysely';

/** Uploads that are proven by their size alone; those that were there before have checksums. */
export const uploadsWithoutChecksums: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable('uploads')
      .addColumn('has_checksums', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
  },
};
