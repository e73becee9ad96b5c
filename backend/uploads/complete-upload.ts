import type { StoredFile } from '../../shared/api/files.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { makeId, makeLinkSlug } from '../authentication/secrets.ts';
import { foldName, insertFile, type FileWithSlug } from '../database/files.ts';
import { insertLink } from '../database/links.ts';
import { findUpload, takeUpload, type UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { displayNameOf } from '../files/display-name.ts';
import { toStoredFile } from '../files/stored-file.ts';
import { abandonUpload } from './abandon-upload.ts';
import { findCompleted, uploadNotFound } from './find-completed.ts';
import { verifyObject } from './verify-object.ts';

/**
 * Verifies an upload in the bucket, and only then records its file and link. Completing it again, also at the same
 * time, gives the same file.
 * @throws {PailError} `upload_not_found`; `object_missing` (the upload stays); `size_mismatch`, `type_mismatch` or
 * `checksum_mismatch` (object and upload are removed); an error of the bucket (the upload stays).
 */
export async function completeUpload(
  dependencies: Dependencies,
  userId: string,
  id: string,
): Promise<StoredFile> {
  const { database, bucket, settings } = dependencies;
  const upload = await findUpload(database, userId, id);
  if (!upload) return completedFile(dependencies, userId, id);
  const object = await bucket.head(upload.object_key);
  if (!object) {
    throw new PailError(
      'object_missing',
      'The bucket does not hold this file yet. Send its bytes first, then complete the upload.',
    );
  }
  try {
    verifyObject(upload, object, bucket.quirks);
  } catch (error) {
    await abandonUpload(dependencies, upload);
    throw error;
  }
  const file = await recordFile(dependencies, upload);
  return file ? toStoredFile(file, settings) : completedFile(dependencies, userId, id);
}

async function completedFile(
  { database, settings }: Dependencies,
  userId: string,
  id: string,
): Promise<StoredFile> {
  const file = await findCompleted(database, userId, id);
  if (!file) throw uploadNotFound();
  return toStoredFile(file, settings);
}

/** The upload's row becomes a file and a link in one step; undefined where another call was first. */
function recordFile(
  { database, now, randomBytes }: Dependencies,
  upload: UploadRow,
): Promise<FileWithSlug | undefined> {
  return database.transaction().execute(async (transaction) => {
    const row = await takeUpload(transaction, upload.id, upload.object_key);
    if (!row) return undefined;
    const name = displayNameOf(row.filename);
    const file = {
      id: makeId(randomBytes),
      user_id: row.user_id,
      upload_id: row.id,
      object_key: row.object_key,
      name,
      folded_name: foldName(name),
      content_type: row.content_type,
      size: row.size,
      checksum_md5: row.checksum_md5,
      source_url: row.source_url,
      created_at: now(),
      signed_until: row.signed_until,
    };
    const slug = makeLinkSlug(randomBytes);
    await insertFile(transaction, file);
    await insertLink(transaction, { slug, file_id: file.id, created_at: file.created_at });
    return { ...file, slug };
  });
}
