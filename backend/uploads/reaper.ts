import { forgetAbandonedObject, listAbandonedObjectsBefore } from '../database/abandoned-objects.ts';
import { deleteAuditRowsBefore } from '../database/audit-log.ts';
import { deleteConnectCodesExpiredBefore } from '../database/connect-codes.ts';
import { inTransaction } from '../database/transaction.ts';
import { listUploadsSignedUntilBefore, takeUploadSignedUntilBefore } from '../database/uploads.ts';
import type { Dependencies, Settings } from '../dependencies.ts';
import { noteAbandoned } from './abandon-upload.ts';
import { abortOrphanedMultiparts } from './orphaned-multiparts.ts';
import { stopUploadsOfRevokedDevices } from './stop-uploads.ts';

/** How long an expired connect code is told apart from an unknown one, in milliseconds. */
const EXPIRED_CODES_KEPT = 30 * 24 * 60 * 60_000;

const ROWS_AT_ONCE = 100;

/** What a run needs. */
export type Reaping = Pick<Dependencies, 'database' | 'bucket' | 'log' | 'now'> & {
  settings: Pick<Settings, 'abandonedAfter' | 'auditKept'>;
};

/** How much a run removed. */
export interface Reaped {
  /** Unfinished uploads that were given up. */
  uploads: number;
  /** Objects that were deleted, or would have been had a late PUT brought them back. */
  objects: number;
  /** Multipart uploads that no upload needed. */
  multipartUploads: number;
}

/**
 * Removes what nobody will finish: uploads whose last URL expired longer ago than unfinished ones are kept, those of
 * revoked devices, what late
 * PUTs may have brought back, and multipart uploads that no upload needs. Several replicas may do so at once: each upload
 * is given up by one of them, and what two delete in the bucket is gone all the same.
 * @throws {PailError} an error of the bucket; what is left is removed by the next run.
 */
export async function reap(dependencies: Reaping): Promise<Reaped> {
  const { database, settings, now } = dependencies;
  await deleteConnectCodesExpiredBefore(database, now() - EXPIRED_CODES_KEPT);
  if (settings.auditKept > 0) await deleteAuditRowsBefore(database, now() - settings.auditKept);
  const reaped: Reaped = { uploads: 0, objects: 0, multipartUploads: 0 };
  reaped.uploads =
    (await abandonExpiredUploads(dependencies)) + (await stopUploadsOfRevokedDevices(dependencies));
  try {
    // Before keys are forgotten: of an unknown key nothing is touched.
    reaped.multipartUploads = await abortOrphanedMultiparts(dependencies);
  } finally {
    reaped.objects = await deleteAbandonedObjects(dependencies);
  }
  dependencies.log.debug('reaper finished');
  return reaped;
}

/** The row goes before the object, in one step with the note to delete it: a late complete finds no row to record. */
async function abandonExpiredUploads({ database, settings, now, log }: Reaping): Promise<number> {
  const expiredBefore = now() - settings.abandonedAfter;
  let total = 0;
  let uploads;
  do {
    uploads = await listUploadsSignedUntilBefore(database, expiredBefore, ROWS_AT_ONCE);
    let taken = 0;
    for (const upload of uploads) {
      // One small transaction each, so that requests get in between; another replica may reap at the same time.
      const row = await inTransaction(database, async (transaction) => {
        const row = await takeUploadSignedUntilBefore(transaction, upload.id, expiredBefore);
        if (row) await noteAbandoned(transaction, row);
        return row;
      });
      if (row) taken++;
    }
    total += taken;
    if (taken > 0) log.info({ uploads: taken }, 'gave up unfinished uploads');
  } while (uploads.length === ROWS_AT_ONCE);
  return total;
}

async function deleteAbandonedObjects({ database, bucket, now, log }: Reaping): Promise<number> {
  let total = 0;
  let objects;
  do {
    objects = await listAbandonedObjectsBefore(database, now(), ROWS_AT_ONCE);
    for (const { id, object_key: key, s3_upload_id: s3UploadId } of objects) {
      // One at a time: nobody waits for it, and uploads come first.
      if (s3UploadId !== null) await bucket.abortMultipart({ key, s3UploadId });
      await bucket.delete(key);
      await forgetAbandonedObject(database, id);
    }
    total += objects.length;
    if (objects.length > 0) log.info({ objects: objects.length }, 'deleted abandoned objects');
  } while (objects.length === ROWS_AT_ONCE);
  return total;
}
