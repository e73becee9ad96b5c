import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase, type Connection, type Transaction } from '../../../backend/database/connection.ts';
import { GroupCommit } from '../../../backend/database/group-commit.ts';
import { makeEmptyDatabase } from '../../fixtures/test-database.ts';

async function open(): Promise<Connection> {
  const database = await openDatabase(await makeEmptyDatabase());
  onTestFinished(() => database.destroy());
  return database;
}

const add = (id: string) => async (transaction: Transaction) => {
  await transaction.insertInto('users').values({ id, name: id, created_at: 0 }).execute();
  return id;
};

async function ids(database: Connection): Promise<string[]> {
  const rows = await database.selectFrom('users').select('id').where('created_at', '=', 0).execute();
  return rows.map(({ id }) => id).toSorted();
}

test('takes writes of one moment to the disk in one transaction', async () => {
  const database = await open();
  const transactions = vi.spyOn(database, 'transaction');
  const commits = new GroupCommit(database);
  expect(await Promise.all(['a', 'b', 'c'].map((id) => commits.run(add(id))))).toEqual(['a', 'b', 'c']);
  expect(transactions).toHaveBeenCalledOnce();
  expect(await ids(database)).toEqual(['a', 'b', 'c']);
});

test('undoes what fails, and nothing else', async () => {
  const database = await open();
  const commits = new GroupCommit(database);
  const results = await Promise.allSettled(['a', 'a', 'b'].map((id) => commits.run(add(id))));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await ids(database)).toEqual(['a', 'b']);
});

test('takes what comes while it writes with the next transaction', async () => {
  const database = await open();
  const commits = new GroupCommit(database);
  let late: Promise<string> | undefined;
  await commits.run(async (transaction) => {
    late = commits.run(add('late'));
    return add('first')(transaction);
  });
  expect(await late).toBe('late');
  expect(await ids(database)).toEqual(['first', 'late']);
});
