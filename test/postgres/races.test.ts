import { expect, onTestFinished, test, vi } from 'vitest';
import { sql } from 'kysely';
import { openDatabase, type Connection, type Transaction } from '../../backend/database/connection.ts';
import { inTransaction } from '../../backend/database/transaction.ts';
import {
  findUploads,
  insertUploads,
  setSignedUntil,
  takeUpload,
  takeUploadSignedUntilBefore,
  type UploadRow,
} from '../../backend/database/uploads.ts';
import { deleteIdleUser, findOwner, findUserByName, insertUser } from '../../backend/database/users.ts';
import { makeUpload } from '../fixtures/database-rows.ts';
import { makeEmptyDatabase } from '../fixtures/test-database.ts';

/** Two replicas' connections to one database, and an upload in it. */
async function openTwice(): Promise<{ one: Connection; other: Connection; upload: UploadRow }> {
  const settings = await makeEmptyDatabase();
  const [one, other] = [await openDatabase(settings), await openDatabase(settings)];
  onTestFinished(async () => {
    await one.destroy();
    await other.destroy();
  });
  const upload = makeUpload((await findOwner(one)).id, { signed_until: 5 });
  await insertUploads(one, [upload]);
  return { one, other, upload };
}

/** Waits until so many statements wait for another transaction. */
async function someWait(database: Connection, count = 1): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `.execute(database);
    expect(rows).toHaveLength(count);
  });
}

/**
 * Does the first step in a transaction, begins the second one elsewhere, which must wait, and then lets the transaction
 * end as told. Returns what the second step came to.
 */
async function during<T>(
  database: Connection,
  first: (transaction: Transaction) => Promise<unknown>,
  second: () => Promise<T>,
  end: 'commit' | 'rollback',
): Promise<T> {
  const transaction = await database.startTransaction().execute();
  await first(transaction);
  const outcome = second();
  await someWait(database);
  await transaction[end]().execute();
  return outcome;
}

test.each([
  ['commit', false],
  ['rollback', true],
] as const)('an upload that another replica is taking is ours after its %s: %s', async (end, isOurs) => {
  const { one, other, upload } = await openTwice();
  const take = (database: Connection | Transaction) => takeUpload(database, upload.id, upload.object_key);
  expect(await during(one, take, () => take(other), end)).toEqual(isOurs ? upload : undefined);
});

test.each([
  ['commit', false],
  ['rollback', true],
] as const)('an upload that another replica signs again is reaped after its %s: %s', async (end, isTaken) => {
  const { one, other, upload } = await openTwice();
  const outcome = await during(
    one,
    (transaction) => setSignedUntil(transaction, [upload.id], { signedUntil: 100, deviceId: null }),
    () => takeUploadSignedUntilBefore(other, upload.id, 6),
    end,
  );
  expect(outcome !== undefined).toBe(isTaken);
});

test.each([
  ['commit', []],
  ['rollback', ['new']],
] as const)('an upload that another replica creates is among ours after its %s: %j', async (end, ours) => {
  const { one, other, upload } = await openTwice();
  const wanted = { ...upload, id: 'new', object_key: 'theirs' };
  const inserted = await during(
    one,
    (transaction) => insertUploads(transaction, [wanted]),
    () => insertUploads(other, [{ ...wanted, object_key: 'ours' }]),
    end,
  );
  expect([...inserted]).toEqual(ours);
  expect(await findUploads(other, ['new'])).toMatchObject([
    { object_key: ours.length === 0 ? 'theirs' : 'ours' },
  ]);
});

test('transactions that wait for each other both succeed in the end', async () => {
  const { one, other, upload } = await openTwice();
  const second = makeUpload(upload.user_id);
  await insertUploads(one, [second]);
  let begun = 0;
  const work = (database: Connection, ids: readonly string[]) =>
    inTransaction(database, async (transaction) => {
      begun++;
      for (const id of ids) {
        await setSignedUntil(transaction, [id], { signedUntil: 7, deviceId: null });
        // Each has its first one before it asks for the other's.
        await vi.waitFor(() => expect(begun).toBeGreaterThan(1));
      }
    });
  await Promise.all([work(one, [upload.id, second.id]), work(other, [second.id, upload.id])]);
  expect(begun).toBe(3);
  expect(await findUploads(one, [upload.id, second.id])).toMatchObject([
    { signed_until: 7 },
    { signed_until: 7 },
  ]);
});

/** The same, with a user who has nothing yet. */
async function openWithUser(): Promise<{ one: Connection; other: Connection; userId: string }> {
  const { one, other } = await openTwice();
  await insertUser(one, { id: 'anna', name: 'anna', created_at: 1 });
  return { one, other, userId: 'anna' };
}

test.each([
  ['commit', false],
  ['rollback', true],
] as const)('a user whose upload begins elsewhere is removed after its %s: %s', async (end, isRemoved) => {
  const { one, other, userId } = await openWithUser();
  const upload = makeUpload(userId);
  const outcome = await during(
    one,
    (transaction) => insertUploads(transaction, [upload]),
    () => inTransaction(other, (transaction) => deleteIdleUser(transaction, userId)),
    end,
  );
  expect(outcome).toBe(isRemoved);
  expect((await findUserByName(one, 'anna')) === undefined).toBe(isRemoved);
  expect(await findUploads(one, [upload.id])).toHaveLength(isRemoved ? 0 : 1);
});
