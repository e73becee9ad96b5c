import { sql, type Kysely, type Migration } from 'kysely';

/** Uploads in parts, and of a size that is not known before their end. */
export const multipartUploads: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    // SQLite cannot take a NOT NULL back: the table is made anew with its rows.
    await database.schema
      .createTable('new_uploads')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
      .addColumn('object_key', 'text', (column) => column.notNull().unique())
      .addColumn('filename', 'text', (column) => column.notNull())
      .addColumn('content_type', 'text', (column) => column.notNull())
      .addColumn('size', 'bigint')
      .addColumn('checksum_md5', 'text')
      .addColumn('source_url', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('signed_until', 'bigint', (column) => column.notNull())
      .addColumn('part_size', 'bigint')
      .addColumn('s3_upload_id', 'text')
      .addColumn('etags_are_opaque', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`
      insert into new_uploads (id, user_id, object_key, filename, content_type, size, checksum_md5, source_url,
        created_at, signed_until)
      select id, user_id, object_key, filename, content_type, size, checksum_md5, source_url,
        created_at, signed_until from uploads
    `.execute(database);
    await database.schema.dropTable('uploads').execute();
    await database.schema.alterTable('new_uploads').renameTo('uploads').execute();
    await database.schema
      .createIndex('uploads_by_signed_until')
      .on('uploads')
      .column('signed_until')
      .execute();

    await database.schema.alterTable('files').addColumn('checksum_md5_parts', 'text').execute();
    await database.schema.alterTable('abandoned_objects').addColumn('s3_upload_id', 'text').execute();
    await database.schema
      .createIndex('abandoned_objects_by_key')
      .on('abandoned_objects')
      .column('object_key')
      .execute();
  },
};
