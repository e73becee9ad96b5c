import { PailError } from '../../shared/errors/pail-error.ts';
import type { Doer } from '../audit/doer.ts';
import { nameOfLink, noteDeed } from '../audit/note-deed.ts';
import { findBatch, revokeBatch } from '../database/batches.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Takes the link of several files back; one that was taken back before stays so. The files keep their own links.
 * @throws {PailError} `link_not_found`, also where it is another user's.
 */
export async function revokeBatchOf(
  { database, now }: Pick<Dependencies, 'database' | 'now'>,
  doer: Doer,
  id: string,
): Promise<void> {
  const batch = await findBatch(database, id);
  if (batch?.user_id !== doer.user.id) {
    throw new PailError(
      'link_not_found',
      'There is no such batch of files. List the links of the file again.',
    );
  }
  await inTransaction(database, async (transaction) => {
    const at = now();
    if (!(await revokeBatch(transaction, id, at))) return;
    await noteDeed(transaction, doer, {
      name: 'link.revoked',
      at,
      subject: id,
      details: { link: nameOfLink(batch.slug) },
    });
  });
}
