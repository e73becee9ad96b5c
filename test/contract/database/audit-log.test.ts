import { describe, expect, onTestFinished, test } from 'vitest';
import { byCommand } from '../../../backend/audit/doer.ts';
import { noteDeed, type DeedName } from '../../../backend/audit/note-deed.ts';
import { deleteAuditRowsBefore, listAuditRows } from '../../../backend/database/audit-log.ts';
import { openDatabase, type Connection } from '../../../backend/database/connection.ts';
import { inTransaction } from '../../../backend/database/transaction.ts';
import { insertUser } from '../../../backend/database/users.ts';
import { DATABASE, makeEmptyDatabase } from '../../fixtures/test-database.ts';

const ANNA = { id: 'anna-id', name: 'anna' };
const BERT = { id: 'bert-id', name: 'bert' };

async function open(): Promise<Connection> {
  const database = await openDatabase(await makeEmptyDatabase());
  onTestFinished(() => database.destroy());
  return database;
}

function note(database: Connection, user: typeof ANNA, name: DeedName, at: number): Promise<void> {
  return inTransaction(database, (transaction) =>
    noteDeed(transaction, byCommand(user), { name, at, subject: user.id }),
  );
}

describe(`the audit log over ${DATABASE}`, () => {
  test('a deed is kept with who did it, how, and from where', async () => {
    const database = await open();
    await inTransaction(database, (transaction) =>
      noteDeed(
        transaction,
        {
          via: 'device',
          user: ANNA,
          device: { id: 'device-id', name: "Anna's \u{1F4BB}" },
          address: '2001:db8::7',
          requestId: 'request-id',
        },
        {
          name: 'file.stored',
          at: 1_900_000_000_000,
          subject: 'file-id',
          details: { size: 5 * 1024 ** 3, x: null },
        },
      ),
    );
    const [row, ...others] = await listAuditRows(database, { limit: 10 });
    expect(others).toEqual([]);
    expect(row).toEqual({
      id: row?.id,
      at: 1_900_000_000_000,
      deed: 'file.stored',
      via: 'device',
      user_id: 'anna-id',
      user_name: 'anna',
      device_id: 'device-id',
      device_name: "Anna's \u{1F4BB}",
      address: '2001:db8::7',
      request_id: 'request-id',
      subject: 'file-id',
      details: '{"size":5368709120,"x":null}',
    });
  });

  test('a deed that is undone is not in it', async () => {
    const database = await open();
    const failing = inTransaction(database, async (transaction) => {
      await insertUser(transaction, { ...ANNA, created_at: 1 });
      await noteDeed(transaction, byCommand(ANNA), { name: 'user.added', at: 1, subject: ANNA.id });
      throw new Error('undo it');
    });
    await expect(failing).rejects.toThrow('undo it');
    expect(await listAuditRows(database, { limit: 10 })).toEqual([]);
  });

  test('the newest are listed, in their order, by user and by time', async () => {
    const database = await open();
    await note(database, ANNA, 'user.added', 1);
    await note(database, BERT, 'user.added', 2);
    await note(database, ANNA, 'user.changed', 3);
    await note(database, ANNA, 'user.removed', 4);
    const deeds = async (query: { userName?: string; since?: number; limit: number }) =>
      (await listAuditRows(database, query)).map(({ deed, user_name: name }) => `${name} ${deed}`);
    expect(await deeds({ limit: 3 })).toEqual(['bert user.added', 'anna user.changed', 'anna user.removed']);
    expect(await deeds({ limit: 9, userName: 'bert' })).toEqual(['bert user.added']);
    expect(await deeds({ limit: 9, userName: 'anna', since: 3 })).toEqual([
      'anna user.changed',
      'anna user.removed',
    ]);
    expect(await deeds({ limit: 1, userName: 'anna' })).toEqual(['anna user.removed']);
  });

  test('it forgets what was done before a time, and nothing else', async () => {
    const database = await open();
    for (const at of [1, 2, 3]) await note(database, ANNA, 'user.changed', at);
    await deleteAuditRowsBefore(database, 3);
    expect((await listAuditRows(database, { limit: 9 })).map(({ at }) => at)).toEqual([3]);
  });
});
