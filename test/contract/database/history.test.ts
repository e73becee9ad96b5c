import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Connection } from '../../../backend/database/connection.ts';
import { deleteFile, insertFile } from '../../../backend/database/files.ts';
import { foldName, listFiles } from '../../../backend/database/list-files.ts';
import { findStorageUsage } from '../../../backend/database/storage-usage.ts';
import { inTransaction } from '../../../backend/database/transaction.ts';
import { findOwner } from '../../../backend/database/users.ts';
import { makeFile } from '../../fixtures/database-rows.ts';
import { fillHistory } from '../../fixtures/fill-history.ts';
import { DATABASE, makeEmptyDatabase } from '../../fixtures/test-database.ts';

async function open(): Promise<{ database: Connection; userId: string; otherId: string }> {
  const database = await openDatabase(await makeEmptyDatabase());
  onTestFinished(() => database.destroy());
  const otherId = randomUUID();
  await database.insertInto('users').values({ id: otherId, name: 'other', created_at: 0 }).execute();
  return { database, userId: (await findOwner(database)).id, otherId };
}

/** Records files of these names, the first one first. */
async function record(database: Connection, userId: string, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const file = makeFile(userId, { name, size: 10 });
    await inTransaction(database, (transaction) => insertFile(transaction, file));
    ids.push(file.id);
  }
  return ids;
}

/** Every file that a search finds, page by page. */
async function findAll(database: Connection, userId: string, query: string, limit = 3): Promise<string[]> {
  const names: string[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await listFiles(database, { userId, query, before, limit });
    names.push(...page.map((file) => file.name));
    before = page.at(-1)?.position;
    if (page.length < limit) return names;
  }
}

/** The least that the work takes, in milliseconds: whatever else the machine does only adds to it. */
async function leastTime(work: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < 30; run++) {
    const started = performance.now();
    await work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

describe(`the history over ${DATABASE}`, () => {
  test('files and bytes are counted with every file that comes and goes', async () => {
    const { database, userId, otherId } = await open();
    expect(await findStorageUsage(database, userId)).toEqual({ files: 0, bytes: 0 });
    const [first = ''] = await record(database, userId, ['a', 'b', 'c']);
    await record(database, otherId, ['d']);
    for (let times = 0; times < 2; times++)
      await inTransaction(database, (transaction) => deleteFile(transaction, first));
    expect(await findStorageUsage(database, userId)).toEqual({ files: 2, bytes: 20 });
    expect(await findStorageUsage(database, otherId)).toEqual({ files: 1, bytes: 10 });
  });

  test('a file that is not recorded in the end is not counted', async () => {
    const { database, userId } = await open();
    const failing = inTransaction(database, async (transaction) => {
      await insertFile(transaction, makeFile(userId));
      throw new Error('after it');
    });
    await expect(failing).rejects.toThrow('after it');
    expect(await findStorageUsage(database, userId)).toEqual({ files: 0, bytes: 0 });
  });

  test('files recorded at the same time have places of their own, and all are counted', async () => {
    const { database, userId } = await open();
    await Promise.all(Array.from({ length: 20 }, (_, index) => record(database, userId, [`${index}.txt`])));
    expect(new Set(await findAll(database, userId, '')).size).toBe(20);
    expect(await findStorageUsage(database, userId)).toEqual({ files: 20, bytes: 200 });
  });

  test.each([0, 3000])(
    "a search finds what the names say, newest first, page by page, and nobody else's, below %i others",
    async (others) => {
      const { database, userId, otherId } = await open();
      const names = [
        'report.pdf',
        'REPORT 2.pdf',
        'rep"ort.pdf',
        "rep'ort",
        'STRASSE Ärger.txt',
        'ﬁle.txt',
        '👩‍👩‍👧 family.jpg',
        'a*b OR c.txt',
        'NEAR(a b).txt',
        '日本語のファイル.txt',
        '100%.txt',
        '1000.txt',
        'x',
      ];
      await record(database, userId, names);
      if (others > 0) await fillHistory(database, userId, others, sql`'zzz' || i`);
      await record(database, otherId, ['report of another.pdf']);
      const queries = [
        'report',
        'REPORT',
        'ort.pdf',
        'rep"',
        "'or",
        'ärger',
        'file',
        '👩‍👩‍👧',
        'a*b',
        ' OR ',
        'NEAR(',
        '日本語',
        'のフ',
      ];
      for (const query of [
        ...queries,
        '.',
        'txt',
        '.txt',
        '0%',
        '%',
        '_',
        'nowhere',
        're\0port',
        '\uD800',
        ' ',
      ]) {
        const expected = names.toReversed().filter((name) => foldName(name).includes(foldName(query)));
        expect([query, await findAll(database, userId, query)]).toEqual([query, expected]);
      }
    },
  );

  test('a file that is deleted is found no more, also where its user goes', async () => {
    const { database, userId, otherId } = await open();
    const [id = ''] = await record(database, userId, ['report.pdf', 'report 2.pdf']);
    await inTransaction(database, (transaction) => deleteFile(transaction, id));
    expect(await findAll(database, userId, 'report')).toEqual(['report 2.pdf']);
    await record(database, otherId, ['report.pdf']);
    await database.deleteFrom('users').where('id', '=', otherId).execute();
    await database.insertInto('users').values({ id: otherId, name: 'again', created_at: 0 }).execute();
    await record(database, otherId, ['other.txt']);
    expect(await findAll(database, otherId, 'report')).toEqual([]);
    expect(await findAll(database, otherId, 'other')).toEqual(['other.txt']);
  });

  test('100,000 files are listed, searched and counted about as fast as 1,000', async () => {
    const { database, userId, otherId } = await open();
    for (const [id, count] of [
      [otherId, 1000],
      [userId, 100_000],
    ] as const) {
      const rare = sql.lit(count / 2);
      const name = sql<string>`case i when ${rare} then 'rare-find.png' else 'holiday-photo-' || i || '.png' end`;
      await fillHistory(database, id, count, name);
    }
    if (DATABASE === 'PostgreSQL') await sql`analyze files`.execute(database);
    const list = (id: string, query: string | undefined, before?: number) =>
      listFiles(database, { userId: id, query, before, limit: 51 });
    for (const query of ['rare-find', 'nowhere', 'photo', '.png']) {
      expect((await list(userId, query)).length).toBe((await list(otherId, query)).length);
    }
    const position = async (id: string) => (await list(id, 'rare-find'))[0]?.position;
    const [inMany, inFew] = [await position(userId), await position(otherId)];
    for (const work of [
      (id: string) => list(id, undefined),
      (id: string) => list(id, undefined, id === userId ? inMany : inFew),
      (id: string) => list(id, 'rare-find'),
      (id: string) => list(id, 'nowhere'),
      (id: string) => list(id, 'photo'),
      (id: string) => list(id, 'photo', id === userId ? inMany : inFew),
      (id: string) => findStorageUsage(database, id),
    ]) {
      const [many, few] = [await leastTime(() => work(userId)), await leastTime(() => work(otherId))];
      // Going through all of them would take 100 times as long.
      expect(many).toBeLessThan(4 * Math.max(few, 0.2));
    }
  });
});
