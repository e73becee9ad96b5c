import { PailError } from '../../shared/errors/pail-error.ts';
import type { UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { checkParts, isWhole } from './check-parts.ts';
import { listStoredParts } from './stored-parts.ts';

/**
 * Has the bucket make the object of an upload's parts, after they were compared with what was to be uploaded. Where the
 * bucket has no such multipart upload any more, or not all of its parts, this does nothing: an earlier call whose answer
 * was lost may have made the object, which the caller asks for.
 * @param composite what the client computed of its parts, where it did
 * @throws {PailError} `invalid_request`; `size_mismatch`, `checksum_mismatch` or `file_too_large` (nothing can be made of
 * these parts); `object_missing` or an error of the bucket (it may be tried again).
 * @returns whether the bucket still has a multipart upload that, if its object is there, nobody needs
 */
export async function completeMultipart(
  { bucket }: Dependencies,
  upload: UploadRow & { part_size: number },
  { composite, maxFileBytes }: { composite: string | undefined; maxFileBytes: number },
): Promise<{ isLeftover: boolean }> {
  const provable = bucket.quirks.partEtagIsMd5 && upload.etags_are_opaque === 0;
  if (composite === undefined && provable && upload.has_checksums === 1) {
    throw new PailError(
      'invalid_request',
      'The checksum of this upload in parts is missing. Send the MD5 of its parts with the call.',
      { details: { fields: [{ field: `checksums.${upload.id}`, problem: 'is missing' }] } },
    );
  }
  const parts = await listStoredParts(bucket, upload);
  if (!parts || upload.s3_upload_id === null) return { isLeftover: false };
  const plan = { size: upload.size, partSize: upload.part_size };
  if (!isWhole(plan, parts, composite)) return { isLeftover: true };
  checkParts(plan, parts, { composite, maxFileBytes });
  const outcome = await bucket.completeMultipart(
    { key: upload.object_key, s3UploadId: upload.s3_upload_id },
    parts,
  );
  if (outcome === 'changed') {
    throw new PailError(
      'object_missing',
      'A part was sent again while the upload was being completed. Complete the upload again.',
    );
  }
  return { isLeftover: outcome === 'occupied' };
}
