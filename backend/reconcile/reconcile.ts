import { byCommand } from '../audit/doer.ts';
import { noteDeed } from '../audit/note-deed.ts';
import type { Transaction } from '../database/connection.ts';
import { deleteFile, findFile, listFilesAfter, type FileRow } from '../database/files.ts';
import { findKnownKeys } from '../database/object-keys.ts';
import { inTransaction } from '../database/transaction.ts';
import { findUser } from '../database/users.ts';
import type { Dependencies } from '../dependencies.ts';

const ROWS_AT_ONCE = 100;

/** Questions to the bucket at the same time. */
const HEADS_AT_ONCE = 16;

/** An object younger than this may have a row in a moment, in milliseconds. */
const RECORDED_WITHIN = 24 * 60 * 60_000;

/** Keys as the backend makes them, under whatever prefix a user has: see `makeObjectKey`. */
const OWN_KEY = /(?:^|\/)\d{4}\/\d{2}\/[a-z0-9]{26}\/[A-Za-z0-9._-]+$/;

/** A file whose object is gone. */
interface MissingFile {
  id: string;
  name: string;
  key: string;
}

/** Where bucket and database disagree. */
export interface Disagreements {
  /** Files that were looked at. */
  files: number;
  /** Those whose object is gone. */
  missing: MissingFile[];
  /** Files whose object has another size than was verified: somebody has replaced it past Pail. */
  changed: { id: string; name: string; key: string; expected: number; actual: number }[];
  /** Objects under keys like Pail's that no row knows. */
  strays: { key: string; size: number }[];
}

/** What to mend. */
export interface Mending {
  /** Take files whose object is gone out of the history: nothing can bring them back. */
  missing: boolean;
  /** Delete the strays: only where no other Pail uses the bucket, and no older database was put in place. */
  strays: boolean;
}

/**
 * Compares every file with its object, and every object that looks like Pail's with the rows; mends what it is told to.
 * May run beside backends.
 * @throws {PailError} an error of the bucket; what was mended by then stays so.
 */
export async function reconcile(
  dependencies: Pick<Dependencies, 'database' | 'bucket' | 'now'>,
  mending: Mending,
): Promise<Disagreements> {
  const found: Disagreements = { files: 0, missing: [], changed: [], strays: [] };
  await compareFiles(dependencies, found);
  await findStrays(dependencies, found);
  const { database, bucket } = dependencies;
  if (mending.missing) {
    for (const missing of found.missing) {
      await inTransaction(database, (transaction) => forgetMissing(transaction, missing, dependencies.now()));
    }
  }
  if (mending.strays) for (const { key } of found.strays) await bucket.delete(key);
  return found;
}

/** Its object cannot come back, and its link leads nowhere. */
async function forgetMissing(
  transaction: Transaction,
  { id, name, key }: MissingFile,
  at: number,
): Promise<void> {
  const userId = await deleteFile(transaction, id);
  if (userId === undefined) return;
  await noteDeed(transaction, byCommand(await findUser(transaction, userId)), {
    name: 'file.deleted',
    at,
    subject: id,
    details: { name, key, reason: 'object missing' },
  });
}

async function compareFiles(
  { database, bucket }: Pick<Dependencies, 'database' | 'bucket'>,
  found: Disagreements,
): Promise<void> {
  const compare = async (file: FileRow): Promise<void> => {
    const { id, name, object_key: key, size: expected } = file;
    const object = await bucket.head(key);
    if (object?.size === expected) return;
    // It may have been deleted since it was read: the object goes first.
    if (!(await findFile(database, file.user_id, id))) return;
    if (object) found.changed.push({ id, name, key, expected, actual: object.size });
    else found.missing.push({ id, name, key });
  };
  let last = '';
  for (;;) {
    const files = await listFilesAfter(database, last, ROWS_AT_ONCE);
    for (let start = 0; start < files.length; start += HEADS_AT_ONCE) {
      await Promise.all(files.slice(start, start + HEADS_AT_ONCE).map(compare));
    }
    found.files += files.length;
    const end = files.at(-1);
    if (!end || files.length < ROWS_AT_ONCE) return;
    last = end.id;
  }
}

async function findStrays(
  { database, bucket, now }: Pick<Dependencies, 'database' | 'bucket' | 'now'>,
  found: Disagreements,
): Promise<void> {
  const oldEnough = now() - RECORDED_WITHIN;
  for await (const page of bucket.list()) {
    const own = page.filter(({ key, modifiedAt = 0 }) => OWN_KEY.test(key) && modifiedAt < oldEnough);
    const known = await findKnownKeys(
      database,
      own.map(({ key }) => key),
    );
    for (const { key, size } of own) if (!known.has(key)) found.strays.push({ key, size });
  }
}
