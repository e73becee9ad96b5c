import { expect, onTestFinished, test } from 'vitest';
import {
  addBatchFiles,
  countOwnedFiles,
  findBatchBySlug,
  insertBatch,
  listBatchesOfFile,
  listBatchFiles,
  revokeBatch,
  totalOfBatch,
} from '../../../backend/database/batches.ts';
import { openDatabase } from '../../../backend/database/connection.ts';
import { deleteFile, insertFile } from '../../../backend/database/files.ts';
import { insertLink } from '../../../backend/database/links.ts';
import { inTransaction } from '../../../backend/database/transaction.ts';
import { findOwner } from '../../../backend/database/users.ts';
import { makeFile } from '../../fixtures/database-rows.ts';
import { DATABASE, makeEmptyDatabase } from '../../fixtures/test-database.ts';

test(`over ${DATABASE} a batch holds each file once, in the order in which they came, and lets go of deleted ones`, async () => {
  const database = await openDatabase(await makeEmptyDatabase());
  onTestFinished(() => database.destroy());
  const { id: userId } = await findOwner(database);
  const files = await Promise.all(
    [1, 2, 3].map(() =>
      inTransaction(database, (transaction) => insertFile(transaction, makeFile(userId, { size: 7 }))),
    ),
  );
  for (const { id } of files) await insertLink(database, { slug: id, file_id: id, created_at: 0 });
  const batch = { id: 'batch', user_id: userId, slug: 'b', created_at: 1, revoked_at: null };
  expect(await insertBatch(database, batch)).toBe(true);
  expect(await insertBatch(database, { ...batch, slug: 'other' })).toBe(false);
  expect(await findBatchBySlug(database, 'b')).toEqual(batch);
  const rows = files.map(({ id }) => ({ batch_id: 'batch', file_id: id, name: `in/${id}` }));
  await addBatchFiles(database, rows.slice(0, 2));
  await addBatchFiles(database, rows.toReversed());
  const listed = await listBatchFiles(database, 'batch', { after: 0, limit: 9 });
  expect(listed.map((file) => file.name_in_batch)).toEqual(rows.map(({ name }) => name));
  expect(await totalOfBatch(database, 'batch')).toEqual({ count: 3, bytes: 21 });
  const [first, second] = listed;
  expect(await listBatchFiles(database, 'batch', { after: first?.place ?? 0, limit: 1 })).toEqual([second]);
  await inTransaction(database, (transaction) => deleteFile(transaction, files[0]?.id ?? ''));
  expect(await totalOfBatch(database, 'batch')).toEqual({ count: 2, bytes: 14 });
  expect(await listBatchesOfFile(database, files[1]?.id ?? '')).toEqual([batch]);
  expect(await countOwnedFiles(database, userId, [files[0]?.id ?? '', files[1]?.id ?? ''])).toBe(1);
  expect(await revokeBatch(database, 'batch', 5)).toBe(true);
  expect(await revokeBatch(database, 'batch', 6)).toBe(false);
  expect(await listBatchesOfFile(database, files[1]?.id ?? '')).toEqual([]);
});
