import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase, type Connection, type Transaction } from '../../../backend/database/connection.ts';
import { GroupCommit } from '../../../backend/database/group-commit.ts';
import { SharedWork } from '../../../backend/database/shared-work.ts';
import { makeEmptyDatabase } from '../../fixtures/test-database.ts';

async function open(): Promise<{ database: Connection; commits: GroupCommit }> {
  const database = await openDatabase(await makeEmptyDatabase());
  onTestFinished(() => database.destroy());
  return { database, commits: new GroupCommit(database) };
}

/** Adds users of these names, all by one statement, and counts how often. */
function adding() {
  const work = vi.fn(async (transaction: Transaction, names: readonly string[]) => {
    const rows = names.map((name) => ({ id: name, name, created_at: 0 }));
    await transaction.insertInto('users').values(rows).execute();
    return names.map((name) => `added ${name}`);
  });
  return { work, add: new SharedWork(work) };
}

async function names(database: Connection): Promise<string[]> {
  const rows = await database.selectFrom('users').select('name').where('created_at', '=', 0).execute();
  return rows.map(({ name }) => name).toSorted();
}

test('is done once for all calls of a moment, and each gets its own result', async () => {
  const { database, commits } = await open();
  const { work, add } = adding();
  expect(await Promise.all(['a', 'b', 'c'].map((name) => add.run(commits, name)))).toEqual([
    'added a',
    'added b',
    'added c',
  ]);
  expect(work).toHaveBeenCalledOnce();
  expect(await names(database)).toEqual(['a', 'b', 'c']);
});

test('where it fails it is done for each by itself, and only what fails then is undone', async () => {
  const { database, commits } = await open();
  const { work, add } = adding();
  const results = await Promise.allSettled(['a', 'a', 'b'].map((name) => add.run(commits, name)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(work.mock.calls.map(([, calls]) => calls)).toEqual([['a', 'a', 'b'], ['a'], ['a'], ['b']]);
  expect(await names(database)).toEqual(['a', 'b']);
});

test('a call that comes while it is done waits for the next time', async () => {
  const { database, commits } = await open();
  const { work, add } = adding();
  let late: Promise<string> | undefined;
  work.mockImplementationOnce(async (transaction, calls) => {
    late = add.run(commits, 'late');
    await transaction.insertInto('users').values({ id: 'a', name: 'a', created_at: 0 }).execute();
    return calls.map(() => 'first');
  });
  expect(await add.run(commits, 'a')).toBe('first');
  expect(await late).toBe('added late');
  expect(await names(database)).toEqual(['a', 'late']);
});
