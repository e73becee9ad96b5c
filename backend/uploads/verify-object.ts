import { PailError } from '../../shared/errors/pail-error.ts';
import type { UploadRow } from '../database/uploads.ts';
import type { ObjectFacts } from '../storage/objects.ts';
import type { Quirks } from '../storage/quirks.ts';

/**
 * Compares what the bucket holds with what was to be uploaded.
 * @throws {PailError} `size_mismatch`, `type_mismatch` or `checksum_mismatch`.
 */
export function verifyObject(upload: UploadRow, object: ObjectFacts, quirks: Quirks): void {
  if (object.size !== upload.size) {
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
  if (upload.checksum_md5 === null || !quirks.etagIsMd5 || object.etagIsOpaque) return;
  if (object.etag !== Buffer.from(upload.checksum_md5, 'base64').toString('hex')) {
    throw new PailError(
      'checksum_mismatch',
      'The bytes in the bucket are not those of the file, so the object was removed. Upload the file again.',
    );
  }
}
