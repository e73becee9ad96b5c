import { sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { byCommand } from '../../backend/audit/doer.ts';
import { noteDeed } from '../../backend/audit/note-deed.ts';
import {
  insertAbandonedObject,
  listAbandonedObjectsBefore,
} from '../../backend/database/abandoned-objects.ts';
import { listAuditRows } from '../../backend/database/audit-log.ts';
import { insertConnectCode } from '../../backend/database/connect-codes.ts';
import { openDatabase, type Connection } from '../../backend/database/connection.ts';
import { insertBatch } from '../../backend/database/batches.ts';
import { insertDevice } from '../../backend/database/devices.ts';
import { insertFile } from '../../backend/database/files.ts';
import { insertLink } from '../../backend/database/links.ts';
import { listFiles } from '../../backend/database/list-files.ts';
import { moveData } from '../../backend/database/move-data.ts';
import { findStorageUsage } from '../../backend/database/storage-usage.ts';
import { inTransaction } from '../../backend/database/transaction.ts';
import { insertUploads } from '../../backend/database/uploads.ts';
import { findOwner, insertUser } from '../../backend/database/users.ts';
import type { DatabaseSettings } from '../../backend/env.ts';
import { makeFile, makeUpload } from '../fixtures/database-rows.ts';
import { makeEmptyDatabase } from '../fixtures/test-database.ts';
import { pail } from '../integration/cli/pail-process.ts';

/** Of each that a device, a code, an upload and so on may be, one for each user. */
const EACH = 2;
/** More than are copied at once. */
const FILES = 601;

const TABLES = [
  'users',
  'devices',
  'connect_codes',
  'uploads',
  'files',
  'storage_usage',
  'links',
  'batches',
  'batch_files',
  'abandoned_objects',
  'audit_log',
];

async function makeSQLite(): Promise<DatabaseSettings> {
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-move-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return { dialect: 'sqlite', file: path.join(directory, 'pail.sqlite') };
}

async function within<T>(settings: DatabaseSettings, work: (database: Connection) => Promise<T>): Promise<T> {
  const database = await openDatabase(settings);
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

async function record(database: Connection, userId: string, names: readonly string[]): Promise<void> {
  await inTransaction(database, async (transaction) => {
    for (const name of names) {
      const { id } = await insertFile(transaction, makeFile(userId, { name, size: 2 ** 42 }));
      await insertLink(transaction, { slug: `slug-${id}`, file_id: id, created_at: 1 });
    }
  });
}

function noteAdded(database: Connection, user: { id: string; name: string }): Promise<void> {
  return inTransaction(database, (transaction) =>
    noteDeed(transaction, byCommand(user), { name: 'user.added', at: 5, subject: user.id }),
  );
}

async function fill(settings: DatabaseSettings): Promise<void> {
  await within(settings, async (database) => {
    const other = { id: 'other', name: 'Ünï 👋', created_at: 5 };
    await insertUser(database, other);
    const owner = await findOwner(database);
    for (const user of [owner, other]) {
      const { id } = user;
      const device = { id: `d-${id}`, user_id: id, name: 'x', token_hash: id, created_at: 1 };
      await insertDevice(database, { ...device, last_seen_at: null, revoked_at: 2 });
      const code = { code_hash: id, user_id: id, created_at: 1, expires_at: 2, used_at: null };
      await insertConnectCode(database, code);
      await insertUploads(database, [makeUpload(id, { size: null, filename: "a'b\\c" })]);
      await insertAbandonedObject(database, { object_key: id, s3_upload_id: null, delete_after: 1 });
      await noteAdded(database, user);
    }
    await record(database, other.id, ['first.txt']);
    await record(
      database,
      owner.id,
      Array.from({ length: FILES }, (_, index) => `file ${index}.txt`),
    );
    for (const { id: userId } of [owner, other]) {
      const batch = { id: `b-${userId}`, user_id: userId, slug: `b-${userId}`, created_at: 1 };
      await insertBatch(database, { ...batch, revoked_at: null });
    }
    await sql`
      insert into batch_files (batch_id, file_id, name) select 'b-' || user_id, id, name from files
    `.execute(database);
  });
}

/** Every row of every table, but for the order. */
async function dump(settings: DatabaseSettings): Promise<Record<string, unknown[]>> {
  return within(settings, async (database) => {
    const tables: Record<string, unknown[]> = {};
    for (const table of TABLES) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(database);
      tables[table] = rows.map((row) => JSON.stringify(row, Object.keys(row ?? {}).toSorted())).toSorted();
    }
    return tables;
  });
}

test.each([
  ['SQLite', 'PostgreSQL', makeSQLite, makeEmptyDatabase],
  ['PostgreSQL', 'SQLite', makeEmptyDatabase, makeSQLite],
])('everything moves from %s to %s, and work goes on there', async (_, __, makeSource, makeTarget) => {
  const [source, target] = [await makeSource(), await makeTarget()];
  await fill(source);
  const moved = await moveData(source, target);
  expect(moved).toEqual([
    { table: 'users', rows: EACH },
    { table: 'devices', rows: EACH },
    { table: 'connect_codes', rows: EACH },
    { table: 'uploads', rows: EACH },
    { table: 'files', rows: FILES + 1 },
    { table: 'storage_usage', rows: EACH },
    { table: 'links', rows: FILES + 1 },
    { table: 'batches', rows: EACH },
    { table: 'batch_files', rows: FILES + 1 },
    { table: 'abandoned_objects', rows: EACH },
    { table: 'audit_log', rows: EACH },
  ]);
  expect(await dump(target)).toEqual(await dump(source));

  await within(target, async (database) => {
    const { id: userId } = await findOwner(database);
    await insertUser(database, { id: 'third', name: 'third', created_at: 6 });
    await record(database, 'third', ['theirs.txt']);
    await record(database, userId, ['newest.txt']);
    await insertAbandonedObject(database, { object_key: 'k', s3_upload_id: null, delete_after: 1 });
    expect(await listAbandonedObjectsBefore(database, 9, 9)).toHaveLength(EACH + 1);
    await noteAdded(database, { id: 'third', name: 'third' });
    expect((await listAuditRows(database, { limit: 9 })).at(-1)?.user_name).toBe('third');
    expect(await findStorageUsage(database, userId)).toEqual({
      files: FILES + 1,
      bytes: (FILES + 1) * 2 ** 42,
    });
    const find = (query: string | undefined) =>
      listFiles(database, { userId, query, before: undefined, limit: 1 });
    expect(await find(undefined)).toMatchObject([{ name: 'newest.txt' }]);
    expect(await find('file 7.t')).toMatchObject([{ name: 'file 7.txt' }]);
  });
});

test('a database that is in use takes no data, and keeps its own', async () => {
  const [source, target] = [await makeSQLite(), await makeEmptyDatabase()];
  await fill(source);
  await moveData(source, target);
  const before = await dump(target);
  await expect(moveData(source, target)).rejects.toThrow(/^postgres:.* is in use already/);
  await expect(moveData(source, source)).rejects.toMatchObject({ code: 'invalid_request' });
  expect(await dump(target)).toEqual(before);
});

test('a target that has no more than a connected device is in use', async () => {
  const [source, target] = [await makeSQLite(), await makeEmptyDatabase()];
  await within(target, async (database) => {
    const { id } = await findOwner(database);
    const device = { id: 'd', user_id: id, name: 'x', token_hash: 't', created_at: 1 };
    await insertDevice(database, { ...device, last_seen_at: null, revoked_at: null });
  });
  await expect(moveData(source, target)).rejects.toMatchObject({ code: 'invalid_request' });
});

test('what cannot be moved whole is not moved at all', async () => {
  const [source, target] = [await makeSQLite(), await makeEmptyDatabase()];
  await fill(source);
  await within(source, async (database) => {
    // A link to no file, as only a broken database has it; links come after most other tables.
    await sql`pragma foreign_keys = off`.execute(database);
    await insertLink(database, { slug: 'broken', file_id: 'nothing', created_at: 0 });
  });
  const before = await dump(target);
  await expect(moveData(source, target)).rejects.toThrow(/foreign key/);
  expect(await dump(target)).toEqual(before);
});

test('pail migrate --to says what it moved and names no password', async () => {
  const [source, target] = [await makeSQLite(), await makeEmptyDatabase()];
  if (source.dialect !== 'sqlite' || target.dialect !== 'postgres') throw new Error('made above');
  await fill(source);
  const url = target.url.replace('pail@', 'pail:correct-horse@');
  const env = { DATABASE_URL: source.file };
  const first = await pail(path.dirname(source.file), ['migrate', '--to', url, '--json'], { env });
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(first.stdout)).toMatchObject({
    from: source.file,
    rows: { files: FILES + 1, links: FILES + 1 },
  });
  const second = await pail(path.dirname(source.file), ['migrate', '--to', url], { env });
  expect(second.exitCode).toBe(1);
  expect(second.stderr).toContain('is in use already');
  const wrong = await pail(
    path.dirname(source.file),
    ['migrate', '--to', 'postgres://pail:correct-h/orse@db:x/'],
    { env },
  );
  expect(wrong.exitCode).toBe(2);
  for (const { stdout, stderr } of [first, second, wrong]) expect(stdout + stderr).not.toContain('correct-h');
});
