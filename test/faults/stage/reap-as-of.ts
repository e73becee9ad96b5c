import { pino } from 'pino';
import { withOpenBucket } from '../../../backend/command/environment/with-bucket.ts';
import { withDatabase } from '../../../backend/command/environment/with-database.ts';
import { readEnvironment } from '../../../backend/env.ts';
import { reap } from '../../../backend/uploads/reaper.ts';

/**
 * Runs a backend's reaper once, beside it, as if it were later.
 * @param variables the backend's environment.
 * @param time milliseconds since 1970.
 */
export async function reapAsOf(variables: Readonly<Record<string, string>>, time: number): Promise<void> {
  const environment = readEnvironment(variables);
  const log = pino({ level: 'silent' });
  await withDatabase(environment, (database) =>
    withOpenBucket(environment, log, (bucket) =>
      reap({ database, bucket, settings: { abandonedAfter: Infinity, auditKept: 0 }, log, now: () => time }),
    ),
  );
}
