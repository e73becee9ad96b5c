import { insertAbandonedObject } from '../database/abandoned-objects.ts';
import type { Queryable } from '../database/connection.ts';
import { inTransaction } from '../database/transaction.ts';
import { takeUpload, type UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * How long after a URL's expiry a PUT that began in time may still be running, in milliseconds: only then does
 * deleting its object again make sure that nothing is left.
 */
export const LATE_PUT_GRACE = 24 * 60 * 60_000;

/**
 * Gives an upload up: its row goes at once, its object and parts now and once more when no URL can bring them back.
 * Does nothing where somebody else completed or gave it up meanwhile. A bucket that does not answer now is asked again
 * later by the reaper, so this never fails for it.
 */
export async function abandonUpload(
  { database, bucket, log }: Pick<Dependencies, 'database' | 'bucket' | 'log'>,
  upload: UploadRow,
): Promise<void> {
  const row = await inTransaction(database, async (transaction) => {
    const row = await takeUpload(transaction, upload.id, upload.object_key);
    if (row) await noteAbandoned(transaction, row);
    return row;
  });
  if (!row) return;
  const { object_key: key, s3_upload_id: s3UploadId } = row;
  try {
    // First the parts: after that nothing makes an object of them any more.
    if (s3UploadId !== null) await bucket.abortMultipart({ key, s3UploadId });
    await bucket.delete(key);
  } catch (error) {
    log.warn({ uploadId: upload.id, error }, 'object of an abandoned upload not deleted yet');
  }
}

/** Has the reaper remove what late PUTs store under the key of an upload that is given up. */
export function noteAbandoned(database: Queryable, upload: UploadRow): Promise<void> {
  return insertAbandonedObject(database, {
    object_key: upload.object_key,
    s3_upload_id: upload.s3_upload_id,
    delete_after: upload.signed_until + LATE_PUT_GRACE,
  });
}
