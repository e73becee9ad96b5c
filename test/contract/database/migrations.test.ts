import SQLite from 'better-sqlite3';
import { Kysely, Migrator, PostgresDialect, sql, SqliteDialect } from 'kysely';
import { Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../backend/database/connection.ts';
import { listFiles } from '../../../backend/database/list-files.ts';
import { migrationsFor } from '../../../backend/database/migrations/all.ts';
import { findStorageUsage } from '../../../backend/database/storage-usage.ts';
import { findUpload } from '../../../backend/database/uploads.ts';
import { findOwner } from '../../../backend/database/users.ts';
import type { DatabaseSettings } from '../../../backend/env.ts';
import { makeEmptyDatabase } from '../../fixtures/test-database.ts';

/** Opens a database as it is. */
function openRaw(settings: DatabaseSettings): Kysely<unknown> {
  return new Kysely<unknown>({
    dialect:
      settings.dialect === 'sqlite'
        ? new SqliteDialect({ database: new SQLite(settings.file) })
        : new PostgresDialect({ pool: new Pool({ connectionString: settings.url }) }),
  });
}

async function migrateTo(database: Kysely<unknown>, settings: DatabaseSettings, name: string): Promise<void> {
  const migrations = migrationsFor(settings.dialect);
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  expect((await migrator.migrateTo(name)).error).toBeUndefined();
}

test('a database of the first version keeps its uploads and files', async () => {
  const settings = await makeEmptyDatabase();
  const old = openRaw(settings);
  await migrateTo(old, settings, '0001-first-tables');
  await sql`
    insert into uploads (id, user_id, object_key, filename, content_type, size, created_at, signed_until)
    select 'upload', id, 'key', 'a.txt', 'text/plain', 5, 1, 2 from users
  `.execute(old);
  await sql`
    insert into files (id, user_id, upload_id, object_key, name, folded_name, content_type, size, checksum_md5,
      created_at, signed_until)
    select 'file', id, 'other upload', 'other key', 'B.txt', 'b.txt', 'text/plain', 6, 'md5', 3, 4 from users
  `.execute(old);
  await sql`insert into links (slug, file_id, created_at) values ('slug', 'file', 3)`.execute(old);
  await sql`insert into abandoned_objects (object_key, delete_after) values ('gone', 7)`.execute(old);
  await old.destroy();

  const database = await openDatabase(settings);
  onTestFinished(() => database.destroy());
  const { id: userId } = await findOwner(database);
  expect(await findUpload(database, userId, 'upload')).toMatchObject({
    object_key: 'key',
    size: 5,
    signed_until: 2,
    part_size: null,
    s3_upload_id: null,
    etags_are_opaque: 0,
    has_checksums: 1,
    device_id: null,
    checksum_sha256: null,
  });
  expect(await listFiles(database, { userId, query: 'B.t', before: undefined, limit: 9 })).toMatchObject([
    { id: 'file', checksum_md5: 'md5', checksum_md5_parts: null, slug: 'slug' },
  ]);
  expect(await findStorageUsage(database, userId)).toEqual({ files: 1, bytes: 6 });
  expect(await database.selectFrom('abandoned_objects').selectAll().execute()).toMatchObject([
    { object_key: 'gone', s3_upload_id: null, delete_after: 7 },
  ]);
});
