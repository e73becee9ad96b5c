import { sql, type Kysely, type Migration } from 'kysely';
import type { DialectName } from '../dialects/dialect-name.ts';

/** Written once and never changed: a later shape of the tables is a later migration. */
export const firstTables = (dialect: DialectName): Migration => ({
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('users')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();

    await database.schema
      .createTable('devices')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('last_seen_at', 'bigint')
      .addColumn('revoked_at', 'bigint')
      .execute();
    await database.schema.createIndex('devices_by_user').on('devices').column('user_id').execute();

    await database.schema
      .createTable('connect_codes')
      .addColumn('code_hash', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint')
      .execute();

    await database.schema
      .createTable('uploads')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
      .addColumn('object_key', 'text', (column) => column.notNull().unique())
      .addColumn('filename', 'text', (column) => column.notNull())
      .addColumn('content_type', 'text', (column) => column.notNull())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('checksum_md5', 'text')
      .addColumn('source_url', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('signed_until', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('uploads_by_signed_until')
      .on('uploads')
      .column('signed_until')
      .execute();

    await database.schema
      .createTable('files')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
      .addColumn('upload_id', 'text', (column) => column.notNull().unique())
      .addColumn('object_key', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('folded_name', 'text', (column) => column.notNull())
      .addColumn('content_type', 'text', (column) => column.notNull())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('checksum_md5', 'text')
      .addColumn('source_url', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('signed_until', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('files_newest_first')
      .on('files')
      .columns(['user_id', 'created_at', 'id'])
      .execute();

    await database.schema
      .createTable('links')
      .addColumn('slug', 'text', (column) => column.primaryKey())
      .addColumn('file_id', 'text', (column) => column.notNull().references('files.id').onDelete('cascade'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema.createIndex('links_by_file').on('links').column('file_id').execute();

    await database.schema
      .createTable('abandoned_objects')
      .addColumn('id', 'integer', (column) =>
        dialect === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedByDefaultAsIdentity(),
      )
      .addColumn('object_key', 'text', (column) => column.notNull())
      .addColumn('delete_after', 'bigint', (column) => column.notNull())
      .execute();

    // Every backend begins with one person, whom its first connection link belongs to.
    await sql`
      insert into users (id, name, created_at) values (${crypto.randomUUID()}, 'owner', ${Date.now()})
    `.execute(database);
  },
});
