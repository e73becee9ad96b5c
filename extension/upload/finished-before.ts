import type { StoredFile } from '../../shared/api/files.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { UploadRecord } from './durable/upload-record.ts';
import type { UploadBackend } from './ports.ts';

/**
 * The file that an upload became in an earlier life of the engine, which ended before it heard of that or before it could
 * ask for it: then nobody needs the bytes once more. Null where it became none, or where nobody can tell now.
 */
export async function finishedBefore(
  { uploadId }: UploadRecord,
  backend: UploadBackend,
  signal: AbortSignal,
): Promise<StoredFile | null> {
  if (uploadId === null) return null;
  try {
    const state = await backend.uploadState(uploadId, signal);
    if (state.state === 'completed') return state.file;
    // Of parts only the file tells whether they are all of it. An object is there as it was signed for, or not at all.
    return state.partSize === null ? await backend.completeUpload(uploadId, null, signal) : null;
  } catch (error) {
    // The person is asked for the file, as for any that is lost: that mends whatever it was.
    if (error instanceof PailError) return null;
    throw error;
  }
}
