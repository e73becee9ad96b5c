import type { Batch, BatchFile } from '../../shared/api/batches.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { Doer } from '../audit/doer.ts';
import { nameOfLink, noteDeed } from '../audit/note-deed.ts';
import { makeLinkSlug } from '../authentication/secrets.ts';
import { addBatchFiles, countOwnedFiles, findBatch, insertBatch, totalOfBatch } from '../database/batches.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Dependencies } from '../dependencies.ts';
import { displayNameOf } from '../files/display-name.ts';
import { batchAddress } from './batch-address.ts';

/**
 * Puts files of the user's under one link, which is made with the first of them. It can be repeated after any crash.
 * @param id made by the client
 * @throws {PailError} `file_not_found` where one of the files is not there or another user's; `link_not_found` where the
 * batch is another user's; `link_revoked`.
 */
export async function addToBatch(
  { database, settings, now, randomBytes }: Dependencies,
  doer: Doer,
  id: string,
  files: readonly BatchFile[],
): Promise<Batch> {
  const ids = [...new Set(files.map(({ fileId }) => fileId))];
  const { slug, count } = await inTransaction(database, async (transaction) => {
    if ((await countOwnedFiles(transaction, doer.user.id, ids)) < ids.length) {
      throw new PailError(
        'file_not_found',
        'One of these files is not there: it may have been deleted. Load the list again.',
      );
    }
    const at = now();
    const isNew = await insertBatch(transaction, {
      id,
      user_id: doer.user.id,
      slug: makeLinkSlug(randomBytes),
      created_at: at,
      revoked_at: null,
    });
    const batch = await findBatch(transaction, id);
    if (batch?.user_id !== doer.user.id) {
      throw new PailError(
        'link_not_found',
        'There is no such batch of files. Make a new one, with an id of its own.',
      );
    }
    if (batch.revoked_at !== null) {
      throw new PailError(
        'link_revoked',
        'The link of these files was taken back. Upload them again for a new one.',
      );
    }
    await addBatchFiles(
      transaction,
      files.map(({ fileId, name }) => ({ batch_id: id, file_id: fileId, name: nameInBatch(name) })),
    );
    if (isNew) {
      await noteDeed(transaction, doer, {
        name: 'link.made',
        at,
        subject: id,
        details: { link: nameOfLink(batch.slug), files: ids.length },
      });
    }
    return { slug: batch.slug, count: (await totalOfBatch(transaction, id)).count };
  });
  return { id, link: batchAddress(slug, settings), files: count };
}

function nameInBatch(name: string): string {
  return name.split('/').map(displayNameOf).join('/');
}
