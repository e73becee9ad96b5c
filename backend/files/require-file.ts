import { PailError } from '../../shared/errors/pail-error.ts';
import type { Queryable } from '../database/connection.ts';
import { findFile, type FileWithSlug } from '../database/files.ts';

/** One of the user's files. @throws {PailError} `file_not_found`, also where it is another user's. */
export async function requireFile(database: Queryable, userId: string, id: string): Promise<FileWithSlug> {
  const file = await findFile(database, userId, id);
  if (!file) {
    throw new PailError(
      'file_not_found',
      'There is no such file: it may have been deleted. Load the list again.',
    );
  }
  return file;
}
