import { PailError } from '../../shared/errors/pail-error.ts';
import type { UploadRow } from '../database/uploads.ts';
import type { ObjectFacts } from '../storage/objects.ts';
import type { Quirks } from '../storage/quirks.ts';

/** What was to be uploaded. */
type Expected = Pick<UploadRow, 'size' | 'content_type' | 'checksum_md5' | 'checksum_sha256' | 'part_size'>;

/**
 * Compares what the bucket holds with what was to be uploaded, and says whether its bytes are proven by an ETag, and
 * whether by a SHA-256 that the bucket computed. Where
 * an ETag says nothing of the bytes, the bucket itself has compared each PUT with its Content-MD5.
 * @param composite what the client computed of its parts, where it did
 * @throws {PailError} `size_mismatch`, `type_mismatch` or `checksum_mismatch`.
 */
export function verifyObject(
  upload: Expected,
  object: ObjectFacts,
  quirks: Quirks,
  composite?: string,
): { etagMatches: boolean; sha256Matches: boolean } {
  if (upload.size !== null && object.size !== upload.size) {
    throw new PailError(
      'size_mismatch',
      `The bucket holds ${object.size} bytes instead of ${upload.size}, so the object was removed. Upload the file again.`,
      { details: { expected: upload.size, actual: object.size } },
    );
  }
  if (object.contentType !== upload.content_type) {
    throw new PailError(
      'type_mismatch',
      `The bucket holds an object of another type than ${upload.content_type}, so it was removed. Upload the file again.`,
      { details: { expected: upload.content_type, actual: object.contentType ?? null } },
    );
  }
  const hasSha256 = upload.checksum_sha256 !== null && object.sha256 !== undefined;
  if (hasSha256 && object.sha256 !== upload.checksum_sha256) throw otherBytes();
  const etag = expectedEtag(upload, quirks, composite);
  if (etag === undefined || object.etagIsOpaque) return { etagMatches: false, sha256Matches: hasSha256 };
  if (object.etag !== etag) throw otherBytes();
  return { etagMatches: true, sha256Matches: hasSha256 };
}

function otherBytes(): PailError {
  return new PailError(
    'checksum_mismatch',
    'The bytes in the bucket are not those of the file, so the object was removed. Upload the file again.',
  );
}

/** Undefined where the client gave no checksum, or the bucket's ETags are none. */
function expectedEtag(upload: Expected, quirks: Quirks, composite: string | undefined): string | undefined {
  if (upload.part_size !== null) return quirks.compositeEtag ? composite : undefined;
  if (upload.checksum_md5 === null || !quirks.etagIsMd5) return undefined;
  return Buffer.from(upload.checksum_md5, 'base64').toString('hex');
}
