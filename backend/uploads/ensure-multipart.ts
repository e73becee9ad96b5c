import { findUpload, setMultipart, type UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { uploadNotFound } from './find-completed.ts';

/**
 * Makes sure that the bucket holds the multipart upload of this row: creates it where there is none yet, and anew where
 * the bucket knows the old one no more (a lifecycle rule, an abort by somebody else). Of calls at the same time one
 * wins, and what the others created is aborted.
 * @throws {PailError} `upload_not_found` where the upload was given up meanwhile; an error of the bucket.
 */
export async function ensureMultipart(dependencies: Dependencies, upload: UploadRow): Promise<void> {
  const { database, bucket, log } = dependencies;
  const { object_key: key, content_type: contentType, s3_upload_id: s3UploadId } = upload;
  if (s3UploadId !== null && (await bucket.listParts({ key, s3UploadId })) !== undefined) return;
  const created = await bucket.createMultipart({ key, contentType });
  if (await setMultipart(database, upload, created)) return;
  try {
    await bucket.abortMultipart({ key, s3UploadId: created.s3UploadId });
  } catch (error) {
    // The reaper finds it: its key is known, and no pending upload needs it.
    log.warn({ uploadId: upload.id, error }, 'superfluous multipart upload not aborted yet');
  }
  const current = await findUpload(database, upload.user_id, upload.id);
  if (current?.object_key !== key) throw uploadNotFound();
}
