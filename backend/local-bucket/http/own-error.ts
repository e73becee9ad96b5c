import { S3Error } from '../errors.ts';

/** What the system and SQLite call a disk, or a share of one, that is full. */
const DISK_FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/** An error of this server's own, as far as a client may know it. */
export function ownError(error: unknown): S3Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new S3Error(DISK_FULL.has(code) ? 'InsufficientStorage' : 'InternalError');
}
