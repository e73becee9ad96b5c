import { findKnownKeys } from '../database/object-keys.ts';
import type { Dependencies } from '../dependencies.ts';

/** A multipart upload younger than this may be noted in a moment by the call that began it (milliseconds). */
const NOTED_WITHIN = 60 * 60_000;

/**
 * Aborts the multipart uploads that no pending upload needs: a backend that died between the bucket's answer and its
 * own note leaves one. Only keys that this backend made are touched: the bucket may have other users.
 * @returns how many it aborted
 * @throws {PailError} an error of the bucket.
 */
export async function abortOrphanedMultiparts({
  database,
  bucket,
  now,
  log,
}: Pick<Dependencies, 'database' | 'bucket' | 'now' | 'log'>): Promise<number> {
  const startedBefore = now() - NOTED_WITHIN;
  let aborted = 0;
  for await (const page of bucket.listMultiparts()) {
    const old = page.filter(({ initiatedAt = 0 }) => initiatedAt < startedBefore);
    const known = await findKnownKeys(database, [...new Set(old.map(({ key }) => key))]);
    for (const upload of old) {
      const key = known.get(upload.key);
      if (!key || key.neededMultipart === upload.s3UploadId) continue;
      // One at a time: nobody waits for it, and uploads come first.
      await bucket.abortMultipart(upload);
      aborted++;
    }
  }
  if (aborted > 0) log.info({ multipartUploads: aborted }, 'aborted multipart uploads that nobody needs');
  return aborted;
}
