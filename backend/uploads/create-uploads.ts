import type { CreatedUpload, CreateUpload } from '../../shared/api/uploads.ts';
import { PailError, toErrorValue, type ErrorValue } from '../../shared/errors/pail-error.ts';
import type { UsersDevice } from '../database/devices.ts';
import type { UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { toStoredFile } from '../files/stored-file.ts';
import { ensureMultipart } from './ensure-multipart.ts';
import { findDuplicates } from './find-duplicates.ts';
import { rememberUploads } from './remember-uploads.ts';

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
  return Promise.all(
    items.map(async (item): Promise<CreateResult> => {
      const { id, origin } = item;
      const duplicate = duplicates.get(id);
      if (duplicate) return { id, mode: 'stored', file: toStoredFile(duplicate, dependencies.settings) };
      try {
        const upload = uploads.get(item);
        if (upload === undefined) throw new Error(`Nothing became of upload ${id}`);
        if (upload instanceof PailError) throw upload;
        return await begin(dependencies, upload, origin);
      } catch (error) {
        if (!(error instanceof PailError) || error.cause !== undefined) {
          dependencies.log.error({ uploadId: id, error }, 'upload not begun');
        }
        return { id, error: toErrorValue(error) };
      }
    }),
  );
}

async function begin(
  dependencies: Dependencies,
  upload: UploadRow,
  origin: string | undefined,
): Promise<CreatedUpload> {
  const { id, object_key: key, size, content_type: contentType, checksum_md5: md5 } = upload;
  const checksums = upload.has_checksums === 1 ? 'md5' : 'none';
  if (upload.part_size !== null) {
    await ensureMultipart(dependencies, upload);
    return { id, key, mode: 'multipart', checksums, partSize: upload.part_size };
  }
  // Only an upload in parts may be of unknown size.
  const { checksum_sha256: sha256 } = upload;
  const put = { key, size: size ?? 0, contentType, md5, sha256 };
  const request = await dependencies.bucket.signPut(put, origin);
  const wantsSha256 = dependencies.settings.deduplicate && sha256 === null;
  return { id, key, mode: 'single', checksums, request, ...(wantsSha256 && { wantsSha256 }) };
}
