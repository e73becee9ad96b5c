import type { StoredFile } from '../../shared/api/files.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { byDevice, type Caller } from '../audit/doer.ts';
import { findUpload, type UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { toStoredFile } from '../files/stored-file.ts';
import { maxFileBytesOf } from '../limits/describe-limits.ts';
import { abandonUpload } from './abandon-upload.ts';
import { completeMultipart } from './complete-multipart.ts';
import { findCompleted, uploadNotFound } from './find-completed.ts';
import { recordFile, type VerifiedFacts } from './record-file.ts';
import { fileTooLarge } from './size-limit.ts';
import { verifyObject } from './verify-object.ts';

/** What the client counted of the parts that it sent. */
export interface Counted {
  /** The MD5 of their MD5s, and their number. */
  composite?: string | undefined;
  /** Bytes. */
  size?: number | undefined;
}

/** Errors after which nothing can come of what the bucket holds: it is removed. */
const FINAL = new Set([
  'size_mismatch',
  'type_mismatch',
  'checksum_mismatch',
  'file_too_large',
  'quota_exceeded',
]);

/**
 * Puts an upload's parts together where it has any, verifies its object in the bucket, and only then records its file
 * and link. Completing it again, also at the same time or where an answer of the bucket was lost, gives the same file.
 * @param counted what the client tells of an upload in parts
 * @throws {PailError} `upload_not_found`; `invalid_request`, `object_missing` (the upload stays); `size_mismatch`,
 * `type_mismatch`, `checksum_mismatch`, `file_too_large` or `quota_exceeded` (object, parts and upload are removed); an error of the
 * bucket (the upload stays).
 */
export async function completeUpload(
  dependencies: Dependencies,
  caller: Caller,
  id: string,
  counted: Counted = {},
): Promise<StoredFile> {
  const { database, settings } = dependencies;
  const { device } = caller;
  const userId = device.user_id;
  const upload = await findUpload(database, userId, id);
  if (!upload) return completedFile(dependencies, userId, id);
  try {
    const { composite, size } = counted;
    const proof = upload.has_checksums === 1 ? composite : undefined;
    const maxFileBytes = maxFileBytesOf(device, settings);
    const facts = await verify(dependencies, upload, { composite: proof, size }, maxFileBytes);
    const file = await recordFile(dependencies, upload, facts, {
      addUp: device.max_total_bytes !== null,
      doer: byDevice(caller),
    });
    if (!file) return await completedFile(dependencies, userId, id);
    if (facts.isLeftover) await abortLeftover(dependencies, upload);
    return toStoredFile(file, settings);
  } catch (error) {
    if (error instanceof PailError && FINAL.has(error.code)) await abandonUpload(dependencies, upload);
    throw error;
  }
}

async function verify(
  dependencies: Dependencies,
  row: UploadRow,
  { composite, size }: Counted,
  maxFileBytes: number,
): Promise<VerifiedFacts & { isLeftover: boolean }> {
  const { bucket } = dependencies;
  // Only its sender knows how long a stream was.
  const upload = { ...row, size: row.size ?? size ?? null };
  const { part_size } = upload;
  const { isLeftover } =
    part_size === null
      ? { isLeftover: false }
      : await completeMultipart(dependencies, { ...upload, part_size }, { composite, maxFileBytes });
  const object = await bucket.head(upload.object_key, { withSha256: row.checksum_sha256 !== null });
  if (!object) {
    throw new PailError(
      'object_missing',
      part_size === null
        ? 'The bucket does not hold this file yet. Send its bytes first, then complete the upload.'
        : 'The bucket does not hold every part of this file yet. Ask which it holds, send the others, then complete the upload.',
    );
  }
  const { etagMatches, sha256Matches } = verifyObject(upload, object, bucket.quirks, composite);
  if (object.size > maxFileBytes && row.size === null) throw fileTooLarge(maxFileBytes);
  const verified = part_size !== null && etagMatches ? (composite ?? null) : null;
  return {
    size: object.size,
    composite: verified,
    sha256: sha256Matches ? row.checksum_sha256 : null,
    isLeftover,
  };
}

/**
 * An object that was there before its multipart upload was completed (the answer to an earlier Complete was lost, and
 * the upload begun again) leaves that multipart upload behind.
 */
async function abortLeftover({ bucket, log }: Dependencies, upload: UploadRow): Promise<void> {
  if (upload.s3_upload_id === null) return;
  try {
    await bucket.abortMultipart({ key: upload.object_key, s3UploadId: upload.s3_upload_id });
  } catch (error) {
    // The reaper finds it: its key is known, and no pending upload needs it.
    log.warn({ uploadId: upload.id, error }, 'multipart upload of a recorded file not aborted yet');
  }
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
