import type { Kysely, Migration } from 'kysely';

/** Share links that end, ask for a password, or are counted; the links that were there before are their files' own. */
export const linkRules: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const add = (name: string) => database.schema.alterTable('links').addColumn(name, 'bigint').execute();
    await database.schema
      .alterTable('links')
      .addColumn('is_file_link', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await add('expires_at');
    await add('revoked_at');
    await add('max_downloads');
    await database.schema.alterTable('links').addColumn('password_hash', 'text').execute();
    for (const name of ['downloads', 'password_attempts', 'attempts_since']) {
      await database.schema
        .alterTable('links')
        .addColumn(name, 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
    }
  },
};
