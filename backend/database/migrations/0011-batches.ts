import type { Kysely, Migration } from 'kysely';
import type { DialectName } from '../dialects/dialect-name.ts';

/** Several files under one link. */
export const batches = (dialect: DialectName): Migration => ({
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('batches')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
      .addColumn('slug', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('revoked_at', 'bigint')
      .execute();
    await database.schema
      .createTable('batch_files')
      .addColumn('id', dialect === 'sqlite' ? 'integer' : 'bigint', (column) =>
        dialect === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedByDefaultAsIdentity(),
      )
      .addColumn('batch_id', 'text', (column) =>
        column.notNull().references('batches.id').onDelete('cascade'),
      )
      .addColumn('file_id', 'text', (column) => column.notNull().references('files.id').onDelete('cascade'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addUniqueConstraint('batch_files_once', ['batch_id', 'file_id'])
      .execute();
    await database.schema.createIndex('batch_files_by_file').on('batch_files').column('file_id').execute();
  },
});
