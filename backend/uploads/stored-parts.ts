import type { UploadRow } from '../database/uploads.ts';
import type { Bucket } from '../storage/bucket.ts';
import { md5OfEtag } from '../storage/etag.ts';
import type { StoredPart } from '../storage/multipart-upload.ts';

/** A part in the bucket, with what its ETag tells. */
export interface VerifiablePart extends StoredPart {
  /** MD5 in Base64; null where the bucket's ETag is none. */
  md5: string | null;
}

/**
 * Lists the parts of an upload that the bucket holds, in order; undefined where it knows no such multipart upload.
 * @throws {PailError} an error of the bucket.
 */
export async function listStoredParts(
  bucket: Bucket,
  { object_key: key, s3_upload_id: s3UploadId, etags_are_opaque: isOpaque }: UploadRow,
): Promise<VerifiablePart[] | undefined> {
  if (s3UploadId === null) return undefined;
  const parts = await bucket.listParts({ key, s3UploadId });
  const isMd5 = bucket.quirks.partEtagIsMd5 && isOpaque === 0;
  return parts?.map((part) => ({ ...part, md5: isMd5 ? md5OfEtag(part.etag) : null }));
}
