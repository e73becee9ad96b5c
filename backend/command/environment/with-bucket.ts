import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { BucketSettings, Environment } from '../../env.ts';
import { findBundledBucket, startBundledBucket } from '../../serving/bundled-bucket.ts';

/**
 * Gives the settings of the backend's bucket to one piece of work. The local bucket is used as the running backend
 * serves it; where none runs, it is started for as long as the work takes.
 */
export async function withBucket<T>(
  environment: Environment,
  log: Logger,
  work: (settings: BucketSettings) => Promise<T>,
): Promise<T> {
  const there = environment.bucket ?? (await findBundledBucket(environment, log));
  if (there) return work(there);
  const started = await startBundledBucket(environment, { log, randomBytes });
  try {
    return await work(started.settings);
  } finally {
    await started.close();
  }
}
