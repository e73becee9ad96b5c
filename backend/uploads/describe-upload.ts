import type { z } from 'zod';
import type { uploadStateSchema } from '../../shared/api/uploads.ts';
import { findUpload, type UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { toStoredFile } from '../files/stored-file.ts';
import { findCompleted, uploadNotFound } from './find-completed.ts';
import { listStoredParts } from './stored-parts.ts';

/**
 * The state of one of the user's uploads, with the parts that the bucket holds.
 * @throws {PailError} `upload_not_found`; an error of the bucket.
 */
export async function describeUpload(
  dependencies: Dependencies,
  userId: string,
  id: string,
): Promise<z.infer<typeof uploadStateSchema>> {
  const { database, settings } = dependencies;
  const pending = await findUpload(database, userId, id);
  if (pending) return describePending(dependencies, pending);
  const file = await findCompleted(database, userId, id);
  if (!file) throw uploadNotFound();
  return { id, state: 'completed', file: toStoredFile(file, settings) };
}

async function describePending(
  { bucket }: Dependencies,
  upload: UploadRow,
): Promise<z.infer<typeof uploadStateSchema>> {
  const parts = await listStoredParts(bucket, upload);
  return {
    id: upload.id,
    key: upload.object_key,
    state: 'pending',
    partSize: upload.part_size,
    parts: (parts ?? []).map(({ partNumber, size, md5 }) => ({ partNumber, size, md5 })),
  };
}
