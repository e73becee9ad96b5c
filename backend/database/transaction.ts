import { PailError } from '../../shared/errors/pail-error.ts';
import type { Connection, Transaction } from './connection.ts';

const ATTEMPTS = 3;

/**
 * Does the work in one transaction: all of it, or nothing. Where the database broke it up because it and another one
 * waited for each other, it is done anew, so the work must touch nothing but the database.
 * @throws {PailError} `database_busy` where that happens again and again; what the work throws.
 */
export async function inTransaction<T>(
  database: Connection,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      // Each try depends on the one before.
      return await database.transaction().execute(work);
    } catch (error) {
      const isBusy = error instanceof PailError && error.code === 'database_busy';
      if (!isBusy || attempt === ATTEMPTS) throw error;
    }
  }
}
