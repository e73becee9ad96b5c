import { sql, type Kysely, type Migration } from 'kysely';

/** What finds the file that has the same bytes. */
export const sha256: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const table of ['uploads', 'files']) {
      await database.schema.alterTable(table).addColumn('checksum_sha256', 'text').execute();
    }
    await sql`
      create index files_by_sha256 on files (user_id, checksum_sha256) where checksum_sha256 is not null
    `.execute(database);
  },
};
