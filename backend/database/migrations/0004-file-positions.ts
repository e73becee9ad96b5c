import { sql, type Kysely, type Migration } from 'kysely';
import type { DialectName } from '../dialects/dialect-name.ts';

/**
 * What keeps the history, its search and the sum of a user's bytes as fast with 100,000 files as with 1,000: a running
 * sum, a place for every file in its user's history, and an index of every three signs of the names.
 */
export const filePositions = (dialect: DialectName): Migration => ({
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('storage_usage')
      .addColumn('number', 'integer', (column) =>
        dialect === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedByDefaultAsIdentity(),
      )
      .addColumn('user_id', 'text', (column) =>
        column.notNull().unique().references('users.id').onDelete('cascade'),
      )
      .addColumn('files', 'bigint', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('recorded', 'bigint', (column) => column.notNull())
      .execute();
    await sql`
      insert into storage_usage (user_id, files, bytes, recorded)
      select user_id, count(*), sum(size), count(*) from files group by user_id
    `.execute(database);

    await database.schema
      .alterTable('files')
      .addColumn('position', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`
      update files set position = placed.position from (
        select files.id, storage_usage.number * 4294967296
          + row_number() over (partition by files.user_id order by files.created_at, files.id) as position
        from files join storage_usage on storage_usage.user_id = files.user_id
      ) placed where placed.id = files.id
    `.execute(database);
    await database.schema.dropIndex('files_newest_first').execute();
    await database.schema
      .createIndex('files_newest_first')
      .on('files')
      .columns(['user_id', 'position'])
      .unique()
      .execute();

    await database.schema.createIndex('uploads_by_user').on('uploads').column('user_id').execute();
    await database.schema
      .createIndex('abandoned_objects_by_time')
      .on('abandoned_objects')
      .column('delete_after')
      .execute();
    await (dialect === 'sqlite' ? indexNamesInSQLite(database) : indexNamesInPostgres(database));
  },
});

/** A full-text index without a copy of the names, which triggers keep (sqlite.org/fts5.html, "The Trigram Tokenizer"). */
async function indexNamesInSQLite(database: Kysely<unknown>): Promise<void> {
  await sql`
    create virtual table file_names using fts5(
      folded_name, content='', contentless_delete=1, tokenize='trigram case_sensitive 1')
  `.execute(database);
  await sql`
    insert into file_names (rowid, folded_name) select position, folded_name from files order by position
  `.execute(database);
  await sql`
    create trigger file_names_insert after insert on files begin
      insert into file_names (rowid, folded_name) values (new.position, new.folded_name);
    end
  `.execute(database);
  await sql`
    create trigger file_names_delete after delete on files begin
      delete from file_names where rowid = old.position;
    end
  `.execute(database);
}

/** Where the extension cannot be had, searches work all the same, only slower. It comes with PostgreSQL (postgresql-contrib). */
async function indexNamesInPostgres(database: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      create extension if not exists pg_trgm;
      create index files_by_name on files using gin (folded_name gin_trgm_ops);
    exception when insufficient_privilege or undefined_file or feature_not_supported then
      raise notice 'no pg_trgm: searches in the history go through all files of the user';
    end $$
  `.execute(database);
}
