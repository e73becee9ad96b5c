import {
  forgetAbandonedObject,
  insertAbandonedObject,
  listAbandonedObjectsBefore,
} from '../database/abandoned-objects.ts';
import { deleteConnectCodesExpiredBefore } from '../database/connect-codes.ts';
import { listUploadsSignedUntilBefore, takeUpload } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { LATE_PUT_GRACE } from './abandon-upload.ts';

/** How long an expired connect code is told apart from an unknown one, in milliseconds. */
const EXPIRED_CODES_KEPT = 30 * 24 * 60 * 60_000;

const ROWS_AT_ONCE = 100;

/**
 * Removes what nobody will finish: uploads whose last URL expired longer ago than any PUT takes, and objects that a
 * late PUT may have brought back.
 * @throws {PailError} an error of the bucket; what is left is removed by the next run.
 */
export async function reap(dependencies: Dependencies): Promise<void> {
  await deleteConnectCodesExpiredBefore(dependencies.database, dependencies.now() - EXPIRED_CODES_KEPT);
  await abandonExpiredUploads(dependencies);
  await deleteAbandonedObjects(dependencies);
  dependencies.log.debug('reaper finished');
}

/** The row goes before the object, in one step with the note to delete it: a late complete finds no row to record. */
async function abandonExpiredUploads({ database, now, log }: Dependencies): Promise<void> {
  const expiredBefore = now() - LATE_PUT_GRACE;
  let uploads;
  do {
    uploads = await listUploadsSignedUntilBefore(database, expiredBefore, ROWS_AT_ONCE);
    for (const upload of uploads) {
      // One small transaction each, so that requests get in between.
      await database.transaction().execute(async (transaction) => {
        const row = await takeUpload(transaction, upload.id, upload.object_key);
        if (row) await insertAbandonedObject(transaction, row.object_key, row.signed_until + LATE_PUT_GRACE);
      });
    }
    if (uploads.length > 0) log.info({ uploads: uploads.length }, 'gave up unfinished uploads');
  } while (uploads.length === ROWS_AT_ONCE);
}

async function deleteAbandonedObjects({ database, bucket, now, log }: Dependencies): Promise<void> {
  let objects;
  do {
    objects = await listAbandonedObjectsBefore(database, now(), ROWS_AT_ONCE);
    for (const object of objects) {
      // One at a time: nobody waits for it, and uploads come first.
      await bucket.delete(object.object_key);
      await forgetAbandonedObject(database, object.id);
    }
    if (objects.length > 0) log.info({ objects: objects.length }, 'deleted abandoned objects');
  } while (objects.length === ROWS_AT_ONCE);
}
