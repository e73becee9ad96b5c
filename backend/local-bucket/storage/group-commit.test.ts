import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GroupCommit } from './group-commit.ts';

let connection: Database.Database;
let commits: GroupCommit;

beforeEach(() => {
  connection = new Database(':memory:');
  connection.exec('CREATE TABLE names (name TEXT PRIMARY KEY)');
  commits = new GroupCommit(connection);
});

afterEach(() => {
  connection.close();
});

const add = (name: string): Promise<number> =>
  commits.run(() => connection.prepare('INSERT INTO names VALUES (?)').run(name).changes);

const names = (): unknown[] => connection.prepare('SELECT name FROM names ORDER BY name').pluck().all();

test('does all that comes at once', async () => {
  expect(await Promise.all(['a', 'b', 'c'].map(add))).toEqual([1, 1, 1]);
  expect(names()).toEqual(['a', 'b', 'c']);
});

test('undoes what fails, and nothing else', async () => {
  const twice = commits.run(() => {
    connection.exec("INSERT INTO names VALUES ('half')");
    connection.exec("INSERT INTO names VALUES ('a')");
  });
  const results = await Promise.allSettled([add('a'), add('a'), add('b')]);
  await expect(twice).resolves.toBeUndefined();
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(names()).toEqual(['a', 'b', 'half']);
});

test('tells everybody when the database is gone', async () => {
  const waiting = add('a');
  connection.close();
  await expect(waiting).rejects.toThrow(/not open/);
  connection = new Database(':memory:');
});
