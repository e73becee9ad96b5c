import { openDatabase, type Connection } from '../../database/connection.ts';
import type { Environment } from '../../env.ts';

/** Opens the database for one piece of work, and closes it whatever comes of that. */
export async function withDatabase<T>(
  environment: Environment,
  work: (database: Connection) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(environment.database);
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}
