import type { CreateUpload } from '../../shared/api/uploads.ts';
import { findFilesBySha256, type FileWithSlug } from '../database/files.ts';
import { findUploads } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { abandonUpload } from './abandon-upload.ts';

/**
 * Finds, by upload id, the files that the user has stored with the very bytes of new uploads: their links are given at
 * once, and nothing is sent.
 *
 * A client only says what its bytes hash to, so this must give nobody what they did not have:
 * - Only files of the same user are looked at. Whoever guesses or overhears the hash of another person's file learns not
 *   even whether it is there; with the same user's token all these files can be listed anyway.
 * - A file has a SHA-256 only where the bucket computed it: the PUT was signed for it (`x-amz-checksum-sha256`), so the
 *   bucket refuses other bytes, and HeadObject gave it back (see `verifyObject`). A hash that was only claimed is never
 *   stored, so nobody can make their bytes pass for others that somebody will upload later. ETags are not looked at: an
 *   MD5 can be made to fit.
 * - What was stored in parts has none: the bucket hashes each part, and the hash of hashes is not that of the bytes.
 *
 * The object is asked for first: a link is given only to what is there.
 */
export async function findDuplicates(
  dependencies: Dependencies,
  userId: string,
  items: readonly CreateUpload[],
): Promise<Map<string, FileWithSlug>> {
  const { database, bucket, settings, log } = dependencies;
  const duplicates = new Map<string, FileWithSlug>();
  if (!settings.deduplicate) return duplicates;
  const files = await findFilesBySha256(
    database,
    userId,
    items.flatMap(({ sha256 }) => sha256 ?? []),
  );
  for (const { id, sha256, size, contentType } of files.length === 0 ? [] : items) {
    const file = files.find(
      (each) => each.checksum_sha256 === sha256 && each.size === size && each.content_type === contentType,
    );
    if (!file) continue;
    try {
      const object = await bucket.head(file.object_key);
      if (object?.size === file.size) duplicates.set(id, file);
    } catch (error) {
      log.warn({ uploadId: id, error }, 'the bucket was not asked for a file: it is stored once more');
    }
  }
  await forgetCreated(dependencies, userId, [...duplicates.keys()]);
  return duplicates;
}

/** Where such an upload was created before its hash was known, it is given up: nothing will be sent. */
async function forgetCreated(
  dependencies: Dependencies,
  userId: string,
  ids: readonly string[],
): Promise<void> {
  for (const upload of await findUploads(dependencies.database, ids)) {
    if (upload.user_id === userId) await abandonUpload(dependencies, upload);
  }
}
