import { insertAbandonedObject } from '../database/abandoned-objects.ts';
import { takeUpload, type UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * How long after a URL's expiry a PUT that began in time may still be running, in milliseconds: only then does
 * deleting its object again make sure that nothing is left.
 */
export const LATE_PUT_GRACE = 24 * 60 * 60_000;

/**
 * Gives an upload up: its row goes at once, its object now and once more when no URL can bring it back. Does nothing
 * where somebody else completed or gave it up meanwhile. A bucket that does not answer now is asked again later by
 * the reaper, so this never fails for it.
 */
export async function abandonUpload(
  { database, bucket, log }: Dependencies,
  upload: UploadRow,
): Promise<void> {
  const wasThere = await database.transaction().execute(async (transaction) => {
    const row = await takeUpload(transaction, upload.id, upload.object_key);
    if (row) await insertAbandonedObject(transaction, row.object_key, row.signed_until + LATE_PUT_GRACE);
    return row !== undefined;
  });
  if (!wasThere) return;
  try {
    await bucket.delete(upload.object_key);
  } catch (error) {
    log.warn({ uploadId: upload.id, error }, 'object of an abandoned upload not deleted yet');
  }
}
