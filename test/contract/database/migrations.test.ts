import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, Migrator, sql, SqliteDialect } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../backend/database/connection.ts';
import { listFiles } from '../../../backend/database/files.ts';
import { migrations } from '../../../backend/database/migrations/all.ts';
import { findUpload } from '../../../backend/database/uploads.ts';
import { findOwner } from '../../../backend/database/users.ts';

test('a database of the first version keeps its uploads and files', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-migrations-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const file = path.join(directory, 'pail.sqlite');
  const old = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new SQLite(file) }) });
  const migrator = new Migrator({ db: old, provider: { getMigrations: () => Promise.resolve(migrations) } });
  expect((await migrator.migrateTo('0001-first-tables')).error).toBeUndefined();
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

  const database = await openDatabase(file);
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
  });
  expect(await listFiles(database, { userId, query: undefined, after: undefined, limit: 9 })).toMatchObject([
    { id: 'file', checksum_md5: 'md5', checksum_md5_parts: null, slug: 'slug' },
  ]);
  expect(await database.selectFrom('abandoned_objects').selectAll().execute()).toMatchObject([
    { object_key: 'gone', s3_upload_id: null, delete_after: 7 },
  ]);
});
