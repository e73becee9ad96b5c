import type { Kysely, Migration } from 'kysely';
import type { DialectName } from '../dialects/dialect-name.ts';

/** Who did what. It refers to no other table: a user or device that is gone stays named. */
export const auditLog = (dialect: DialectName): Migration => ({
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('audit_log')
      .addColumn('id', dialect === 'sqlite' ? 'integer' : 'bigint', (column) =>
        dialect === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedByDefaultAsIdentity(),
      )
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('deed', 'text', (column) => column.notNull())
      .addColumn('via', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('user_name', 'text', (column) => column.notNull())
      .addColumn('device_id', 'text')
      .addColumn('device_name', 'text')
      .addColumn('address', 'text')
      .addColumn('request_id', 'text')
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('details', 'text', (column) => column.notNull())
      .execute();
    await database.schema.createIndex('audit_log_by_time').on('audit_log').column('at').execute();
  },
});
