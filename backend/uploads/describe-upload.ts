import type { z } from 'zod';
import type { uploadStateSchema } from '../../shared/api/uploads.ts';
import { findUpload } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { toStoredFile } from '../files/stored-file.ts';
import { findCompleted, uploadNotFound } from './find-completed.ts';

/**
 * The state of one of the user's uploads.
 * @throws {PailError} `upload_not_found`.
 */
export async function describeUpload(
  { database, settings }: Dependencies,
  userId: string,
  id: string,
): Promise<z.infer<typeof uploadStateSchema>> {
  const pending = await findUpload(database, userId, id);
  if (pending) return { id, key: pending.object_key, state: 'pending' };
  const file = await findCompleted(database, userId, id);
  if (!file) throw uploadNotFound();
  return { id, state: 'completed', file: toStoredFile(file, settings) };
}
