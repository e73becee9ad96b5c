import { PailError } from '../../shared/errors/pail-error.ts';
import type { Queryable } from '../database/connection.ts';
import { findFileByUpload, type FileWithSlug } from '../database/files.ts';

/** The file that the user's upload became; undefined where it is not completed. */
export async function findCompleted(
  database: Queryable,
  userId: string,
  id: string,
): Promise<FileWithSlug | undefined> {
  const file = await findFileByUpload(database, id);
  return file?.user_id === userId ? file : undefined;
}

export function uploadNotFound(): PailError {
  return new PailError(
    'upload_not_found',
    'The server does not know this upload: it was cancelled, or lay unfinished for too long. Upload the file again.',
  );
}
