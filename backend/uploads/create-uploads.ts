import type { CreatedUpload, CreateUpload } from '../../shared/api/uploads.ts';
import { PailError, toErrorValue, type ErrorValue } from '../../shared/errors/pail-error.ts';
import type { UsersDevice } from '../database/devices.ts';
import type { UploadRow } from '../database/uploads.ts';
import type { Dependencies, Settings } from '../dependencies.ts';
import { toStoredFile } from '../files/stored-file.ts';
import type { Signer } from '../storage/bucket.ts';
import { ensureMultipart } from './ensure-multipart.ts';
import { findDuplicates } from './find-duplicates.ts';
import { rememberUploads, type Remembered } from './remember-uploads.ts';

/** What became of one upload of a call. */
export type CreateResult = CreatedUpload | { id: string; error: ErrorValue };

/**
 * Remembers new uploads, and signs their requests or begins their multipart uploads. Repeating the call gives the same
 * keys and part sizes; one item's error leaves the others alone.
 */
export async function createUploads(
  dependencies: Dependencies,
  device: UsersDevice,
  items: readonly CreateUpload[],
): Promise<CreateResult[]> {
  const duplicates = await findDuplicates(dependencies, device.user_id, items);
  const fresh = duplicates.size === 0 ? items : items.filter(({ id }) => !duplicates.has(id));
  // The rows are on disk before a URL or multipart upload exists, so that whatever they store can be found and removed.
  const remembered = await rememberUploads(dependencies, device, fresh);
  const uploads = new Map(fresh.map((item, index) => [item, remembered[index]]));
  const begun = await beginAll(dependencies, remembered);
  const signer = await dependencies.bucket.signer();
  return items.map((item): CreateResult => {
    const { id, origin } = item;
    const duplicate = duplicates.get(id);
    if (duplicate) return { id, mode: 'stored', file: toStoredFile(duplicate, dependencies.settings) };
    const upload = uploads.get(item);
    if (upload === undefined) throw new Error(`Nothing became of upload ${id}`);
    if (upload instanceof PailError) return { id, error: toErrorValue(upload) };
    return begun.get(id) ?? signWhole(dependencies.settings, upload, signer, origin);
  });
}

/** Begins the multipart uploads among them, at the same time; by their ids. */
async function beginAll(
  dependencies: Dependencies,
  uploads: readonly Remembered[],
): Promise<Map<string, CreateResult>> {
  const results = uploads.flatMap((upload) =>
    upload instanceof PailError || upload.part_size === null
      ? []
      : [beginParts(dependencies, upload, upload.part_size)],
  );
  return new Map((await Promise.all(results)).map((result) => [result.id, result]));
}

function checksumsOf(upload: UploadRow): 'md5' | 'none' {
  return upload.has_checksums === 1 ? 'md5' : 'none';
}

/** Nothing is asked of anybody: a hundred of them are signed at once. */
function signWhole(
  settings: Settings,
  upload: UploadRow,
  signer: Signer,
  origin: string | undefined,
): CreatedUpload {
  const {
    id,
    object_key: key,
    content_type: contentType,
    checksum_md5: md5,
    checksum_sha256: sha256,
  } = upload;
  // Only an upload in parts may be of unknown size.
  const request = signer.put({ key, size: upload.size ?? 0, contentType, md5, sha256 }, origin);
  const wantsSha256 = settings.deduplicate && sha256 === null;
  const checksums = checksumsOf(upload);
  return { id, key, mode: 'single', checksums, request, ...(wantsSha256 && { wantsSha256 }) };
}

async function beginParts(
  dependencies: Dependencies,
  upload: UploadRow,
  partSize: number,
): Promise<CreateResult> {
  const { id, object_key: key } = upload;
  try {
    await ensureMultipart(dependencies, upload);
    return { id, key, mode: 'multipart', checksums: checksumsOf(upload), partSize };
  } catch (error) {
    if (!(error instanceof PailError) || error.cause !== undefined) {
      dependencies.log.error({ uploadId: id, error }, 'upload not begun');
    }
    return { id, error: toErrorValue(error) };
  }
}
