import type { Logger } from 'pino';
import type { Environment } from '../../env.ts';
import { reap, type Reaped, type Reaping } from '../../uploads/reaper.ts';
import { withOpenBucket } from '../environment/with-bucket.ts';
import { withDatabase } from '../environment/with-database.ts';

/** Runs the reaper of a backend once, beside it. @throws as `reap` */
export function reapOnce(
  environment: Environment,
  log: Logger,
  options: Pick<Reaping, 'settings' | 'now'>,
): Promise<Reaped> {
  return withDatabase(environment, (database) =>
    withOpenBucket(environment, log, (bucket) => reap({ database, bucket, log, ...options })),
  );
}
