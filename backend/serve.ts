import { getRequestListener } from '@hono/node-server';
import type { DestinationStream } from 'pino';
import { createApp } from './app.ts';
import { byServer } from './audit/doer.ts';
import { createConnectionLink } from './authentication/connect.ts';
import { GroupCommit } from './database/group-commit.ts';
import { openDatabase } from './database/connection.ts';
import { hasDevice } from './database/devices.ts';
import { findOwner } from './database/users.ts';
import type { Dependencies } from './dependencies.ts';
import type { Environment } from './env.ts';
import { createLogger } from './logging/logger.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createRateLimits } from './rate-limits/rate-limits.ts';
import { reachableHost, startBundledBucket } from './serving/bundled-bucket.ts';
import { bufferedRandomBytes } from './serving/random-bytes.ts';
import { addressBehind } from './serving/client-address.ts';
import { closeServer, listen } from './serving/http-server.ts';
import { onNextFreePort } from './serving/next-free-port.ts';
import { repeat } from './serving/repeat.ts';
import { openBucket } from './storage/bucket.ts';
import { reap } from './uploads/reaper.ts';
import { reapingSettings } from './uploads/reaping-settings.ts';

const REAPER_INTERVAL = 60 * 60_000;

export interface ServeOptions {
  /** From `readEnvironment`. */
  environment: Environment;
  /** What to do when the port is taken; default: fail. */
  portTaken?: 'next-free' | 'fail';
  /** Where log lines go; default: standard output. */
  logTo?: DestinationStream;
  /** The backend's clock, milliseconds since 1970; default: the machine's, which buckets go by in any case. */
  now?: () => number;
}

/** A backend that answers requests. */
export interface RunningBackend {
  /** Its address for people and extensions, without a trailing slash. */
  baseUrl: string;
  /** Set where the backend runs the local bucket. */
  localBucket?: { endpoint: string };
  /** Origins that uploads and downloads lead to. */
  bucketOrigins: string[];
  /** Whether any device is connected. */
  hasDevice(): Promise<boolean>;
  /** Makes a link that connects one device to the owner, once; good for an hour unless told otherwise. */
  createConnectionLink(options?: { expiresInMs?: number }): Promise<string>;
  /** Lets running requests finish for a while, then stops everything. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts everything a backend needs, the local bucket too where no other is configured.
 * @throws where something cannot start; what had started is stopped then.
 */
export async function serve(options: ServeOptions): Promise<RunningBackend> {
  const { environment, now = Date.now } = options;
  const randomBytes = bufferedRandomBytes();
  const log = createLogger(environment.logLevel, options.logTo);
  // What has started, to be stopped in reverse.
  const started: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= stopAll(started));

  try {
    const database = await openDatabase(environment.database);
    started.push(() => database.destroy());

    const bundled = environment.bucket
      ? undefined
      : await startBundledBucket(environment, { log, randomBytes });
    if (bundled) {
      started.push(() => bundled.close());
      if (environment.database.dialect === 'postgres') {
        log.warn(
          'the local bucket is on this machine only: to run several backends on one database, set S3_BUCKET',
        );
      }
    }
    const bucketSettings = environment.bucket ?? bundled?.settings;
    if (!bucketSettings) throw new Error('No bucket is configured and none was started');
    const bucket = await openBucket(bucketSettings, now);
    started.push(() => Promise.resolve(bucket.close()));
    if (environment.deduplicate && !bucket.quirks.verifiesSha256) {
      log.warn(
        'DEDUPLICATE is on, but is left off: nothing says that this bucket checks x-amz-checksum-sha256, without which nobody knows whether bytes are the same. Where S3_PROVIDER is not set, set it',
      );
    }

    const listenOn = (port: number) => listen(environment.host, port);
    const { server, port } =
      options.portTaken === 'next-free'
        ? await onNextFreePort(environment.port, listenOn)
        : await listenOn(environment.port);
    started.push(() => closeServer(server, environment.stopWithin));

    const dependencies: Dependencies = {
      database,
      commits: new GroupCommit(database),
      bucket,
      settings: {
        baseUrl: environment.baseUrl ?? `http://${reachableHost(environment.host)}:${port}`,
        publicBaseUrl: environment.publicBaseUrl,
        maxFileBytes: environment.maxFileBytes,
        checksums: environment.checksums,
        deduplicate: environment.deduplicate && bucket.quirks.verifiesSha256,
        ...reapingSettings(environment),
      },
      rateLimits: createRateLimits(database, environment.rateLimits),
      addressOf: addressBehind(environment.trustedProxies),
      metrics: environment.metricsToken === undefined ? undefined : createMetrics(environment.metricsToken),
      log,
      now,
      randomBytes,
    };
    const answer = getRequestListener(createApp(dependencies).fetch);
    server.on('request', (request, response) => void answer(request, response));

    const reaper = repeat(() => reapOrLog(dependencies), REAPER_INTERVAL);
    started.push(() => reaper.stop());

    return {
      baseUrl: dependencies.settings.baseUrl,
      ...(bundled && { localBucket: { endpoint: bundled.endpoint } }),
      bucketOrigins: bucket.origins,
      hasDevice: () => hasDevice(database),
      createConnectionLink: async ({ expiresInMs } = {}) =>
        createConnectionLink(dependencies, byServer(await findOwner(database)), expiresInMs),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Stops everything, also where one of them fails to stop; that failure is thrown in the end. */
async function stopAll(started: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  // Each needs what was started before it.
  for (let stop = started.pop(); stop; stop = started.pop()) {
    await stop().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'The backend did not stop cleanly');
}

async function reapOrLog(dependencies: Dependencies): Promise<void> {
  try {
    await reap(dependencies);
  } catch (error) {
    dependencies.log.warn({ error }, 'not everything abandoned could be removed; it is tried again later');
  }
}
