import { PailError } from '../../../shared/errors/pail-error.ts';

/** It is not there for us; tried again later it may be. */
export function databaseUnreachable(cause: unknown): PailError {
  return new PailError(
    'database_unreachable',
    'The backend cannot reach its database. Try again in a moment; if it stays, look at the log of the server.',
    { cause },
  );
}

/** Somebody else holds what the call needs. */
export function databaseBusy(cause: unknown): PailError {
  return new PailError('database_busy', 'The database is busy. Try again in a moment.', { cause });
}
