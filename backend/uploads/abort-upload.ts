import { PailError } from '../../shared/errors/pail-error.ts';
import { findUpload } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { abandonUpload } from './abandon-upload.ts';
import { findCompleted } from './find-completed.ts';

/**
 * Aborts one of the user's uploads; one that is not there (any more) counts as aborted.
 * @throws {PailError} `upload_completed`.
 */
export async function abortUpload(dependencies: Dependencies, userId: string, id: string): Promise<void> {
  const upload = await findUpload(dependencies.database, userId, id);
  if (upload) await abandonUpload(dependencies, upload);
  // Asked last: it may have been completed just before it could be given up.
  if (await findCompleted(dependencies.database, userId, id)) {
    throw new PailError(
      'upload_completed',
      'This upload is complete already. Delete its file if you do not want it.',
    );
  }
}
