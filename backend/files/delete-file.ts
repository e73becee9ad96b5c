import type { Doer } from '../audit/doer.ts';
import { noteDeed } from '../audit/note-deed.ts';
import { insertAbandonedObject } from '../database/abandoned-objects.ts';
import { deleteFile, type FileRow } from '../database/files.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Dependencies } from '../dependencies.ts';
import { LATE_PUT_GRACE } from '../uploads/abandon-upload.ts';

/**
 * Deletes the object first and the file's row second, so that a file which is still listed is never one that is gone,
 * and no object is left without a row.
 * @throws {PailError} an error of the bucket; the row stays then.
 */
export async function removeFile(
  { database, bucket, now }: Dependencies,
  file: FileRow,
  doer: Doer,
): Promise<void> {
  await bucket.delete(file.object_key);
  await inTransaction(database, async (transaction) => {
    if ((await deleteFile(transaction, file.id)) === undefined) return;
    await noteDeed(transaction, doer, {
      name: 'file.deleted',
      at: now(),
      subject: file.id,
      details: { name: file.name, size: file.size, key: file.object_key },
    });
    // The URL it was uploaded by could store it once more.
    const lastPut = file.signed_until + LATE_PUT_GRACE;
    if (lastPut > now()) {
      await insertAbandonedObject(transaction, {
        object_key: file.object_key,
        s3_upload_id: null,
        delete_after: lastPut,
      });
    }
  });
}
