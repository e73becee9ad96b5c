import type { Doer } from '../audit/doer.ts';
import { noteDeed } from '../audit/note-deed.ts';
import { makeLinkSlug } from '../authentication/secrets.ts';
import { insertFile, type FileWithSlug } from '../database/files.ts';
import { insertLink } from '../database/links.ts';
import { foldName } from '../database/list-files.ts';
import { takeUpload, type UploadRow } from '../database/uploads.ts';
import { makeOrderedId } from '../database/ordered-id.ts';
import type { Dependencies } from '../dependencies.ts';
import { displayNameOf } from '../files/display-name.ts';
import { checkRoom } from '../limits/reserve.ts';

/** What the bucket proved of an upload's object. */
export interface VerifiedFacts {
  /** Bytes. */
  size: number;
  /** The MD5 of its parts' MD5s, where it was stored in parts and the bucket's ETag equals it. */
  composite: string | null;
  /** Its SHA-256, where the bucket gave the same. */
  sha256: string | null;
}

/**
 * The upload's row becomes a file and a link in one step; undefined where another call was first.
 * @param addUp whether its user's files are limited together
 * @param doer who completes it
 * @throws {PailError} `quota_exceeded`; the row stays then
 */
export function recordFile(
  { commits, now, randomBytes }: Dependencies,
  upload: UploadRow,
  { size, composite, sha256 }: VerifiedFacts,
  { addUp, doer }: { addUp: boolean; doer: Doer },
): Promise<FileWithSlug | undefined> {
  return commits.run(async (transaction) => {
    const row = await takeUpload(transaction, upload.id, upload.object_key);
    if (!row) return undefined;
    if (addUp) await checkRoom(transaction, row, size);
    const name = displayNameOf(row.filename);
    const file = {
      id: makeOrderedId(randomBytes, now()),
      user_id: row.user_id,
      upload_id: row.id,
      object_key: row.object_key,
      name,
      folded_name: foldName(name),
      content_type: row.content_type,
      size,
      // Nobody has compared the MD5 of the whole with what was stored in parts.
      checksum_md5: row.part_size === null ? row.checksum_md5 : null,
      checksum_md5_parts: composite,
      checksum_sha256: sha256,
      source_url: row.source_url,
      created_at: now(),
      signed_until: row.signed_until,
    };
    const slug = makeLinkSlug(randomBytes);
    const recorded = await insertFile(transaction, file);
    await insertLink(transaction, { slug, file_id: file.id, created_at: file.created_at });
    await noteDeed(transaction, doer, {
      name: 'file.stored',
      at: file.created_at,
      subject: file.id,
      details: { name, size, key: file.object_key },
    });
    return { ...recorded, slug };
  });
}
