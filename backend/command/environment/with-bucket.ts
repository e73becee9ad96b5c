import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { BucketSettings, Environment } from '../../env.ts';
import { findBundledBucket, startBundledBucket } from '../../serving/bundled-bucket.ts';
import { openBucket, type Bucket } from '../../storage/bucket.ts';

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

/** Opens the backend's bucket for one piece of work, and closes it whatever comes of that. */
export function withOpenBucket<T>(
  environment: Environment,
  log: Logger,
  work: (bucket: Bucket) => Promise<T>,
): Promise<T> {
  return withBucket(environment, log, async (settings) => {
    const bucket = await openBucket(settings, Date.now);
    try {
      return await work(bucket);
    } finally {
      bucket.close();
    }
  });
}
