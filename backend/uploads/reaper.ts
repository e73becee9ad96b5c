import { forgetAbandonedObject, listAbandonedObjectsBefore } from '../database/abandoned-objects.ts';
import { deleteConnectCodesExpiredBefore } from '../database/connect-codes.ts';
import { listUploadsSignedUntilBefore, takeUploadSignedUntilBefore } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { noteAbandoned } from './abandon-upload.ts';
import { abortOrphanedMultiparts } from './orphaned-multiparts.ts';

/** How long an expired connect code is told apart from an unknown one, in milliseconds. */
const EXPIRED_CODES_KEPT = 30 * 24 * 60 * 60_000;

const ROWS_AT_ONCE = 100;

/**
 * Removes what nobody will finish: uploads whose last URL expired longer ago than unfinished ones are kept, what late
 * PUTs may have brought back, and multipart uploads that no upload needs.
 * @throws {PailError} an error of the bucket; what is left is removed by the next run.
 */
export async function reap(dependencies: Dependencies): Promise<void> {
  await deleteConnectCodesExpiredBefore(dependencies.database, dependencies.now() - EXPIRED_CODES_KEPT);
  await abandonExpiredUploads(dependencies);
  try {
    // Before keys are forgotten: of an unknown key nothing is touched.
    await abortOrphanedMultiparts(dependencies);
  } finally {
    await deleteAbandonedObjects(dependencies);
  }
  dependencies.log.debug('reaper finished');
}

/** The row goes before the object, in one step with the note to delete it: a late complete finds no row to record. */
async function abandonExpiredUploads({ database, settings, now, log }: Dependencies): Promise<void> {
  const expiredBefore = now() - settings.abandonedAfter;
  let uploads;
  do {
    uploads = await listUploadsSignedUntilBefore(database, expiredBefore, ROWS_AT_ONCE);
    for (const upload of uploads) {
      // One small transaction each, so that requests get in between.
      await database.transaction().execute(async (transaction) => {
        const row = await takeUploadSignedUntilBefore(transaction, upload.id, expiredBefore);
        if (row) await noteAbandoned(transaction, row);
      });
    }
    if (uploads.length > 0) log.info({ uploads: uploads.length }, 'gave up unfinished uploads');
  } while (uploads.length === ROWS_AT_ONCE);
}

async function deleteAbandonedObjects({ database, bucket, now, log }: Dependencies): Promise<void> {
  let objects;
  do {
    objects = await listAbandonedObjectsBefore(database, now(), ROWS_AT_ONCE);
    for (const { id, object_key: key, s3_upload_id: s3UploadId } of objects) {
      // One at a time: nobody waits for it, and uploads come first.
      if (s3UploadId !== null) await bucket.abortMultipart({ key, s3UploadId });
      await bucket.delete(key);
      await forgetAbandonedObject(database, id);
    }
    if (objects.length > 0) log.info({ objects: objects.length }, 'deleted abandoned objects');
  } while (objects.length === ROWS_AT_ONCE);
}
