import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CreateBucketCommand, HeadBucketCommand } from '@aws-sdk/client-s3';
import type { Logger } from 'pino';
import type { RandomBytes } from '../dependencies.ts';
import type { BucketCredentials, BucketSettings, Environment } from '../env.ts';
import { startLocalBucket } from '../local-bucket/local-bucket.ts';
import { isMissing } from '../storage/bucket-errors.ts';
import {
  localBucketSettingsFile,
  readLocalBucketSettings,
  writeLocalBucketSettings,
} from '../storage/local-bucket-settings.ts';
import { createS3Client } from '../storage/s3-client.ts';
import { onNextFreePort } from './next-free-port.ts';

const REGION = 'us-east-1';
const NAME = 'pail';

/** The local bucket as it runs beside the backend. */
export interface BundledBucket {
  endpoint: string;
  settings: BucketSettings;
  close(): Promise<void>;
}

/** Starts the local bucket in the data directory, on the port it had before where that is free. */
export async function startBundledBucket(
  environment: Environment,
  { log, randomBytes }: { log: Logger; randomBytes: RandomBytes },
): Promise<BundledBucket> {
  const { dataDirectory, host } = environment;
  const kept = await readLocalBucketSettings(dataDirectory, randomBytes);
  const { port: lastPort, ...credentials } = kept;
  const running = await onNextFreePort(lastPort, (port) =>
    startLocalBucket({
      directory: path.join(dataDirectory, 'bucket'),
      host,
      port,
      region: REGION,
      credentials,
      onError: (error) => log.error({ error }, 'the local bucket failed'),
    }),
  );
  try {
    if (running.port !== lastPort) {
      await writeLocalBucketSettings(dataDirectory, { ...kept, port: running.port });
    }
    const settings = settingsOn(environment, running.port, credentials, log);
    await createBucketIfMissing(settings);
    return { endpoint: running.endpoint, settings, close: () => running.close() };
  } catch (error) {
    await running.close();
    throw error;
  }
}

/**
 * The settings of the local bucket that a running backend serves from this data directory; undefined where none does.
 * Nothing is started or written.
 */
export async function findBundledBucket(
  environment: Environment,
  log: Logger,
): Promise<BucketSettings | undefined> {
  if (!existsSync(localBucketSettingsFile(environment.dataDirectory))) return undefined;
  const { port, ...credentials } = await readLocalBucketSettings(environment.dataDirectory, randomBytes);
  if (port === 0) return undefined;
  const settings = settingsOn(environment, port, credentials, log);
  const client = createS3Client(settings, settings.endpoint);
  try {
    // Only the same bucket knows these keys: another program on the port is not it.
    await client.send(new HeadBucketCommand({ Bucket: settings.name }));
    return settings;
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}

function settingsOn(
  environment: Environment,
  port: number,
  credentials: BucketCredentials,
  log: Logger,
): BucketSettings {
  return {
    name: NAME,
    region: REGION,
    endpoint: `http://${reachableHost(environment.host)}:${port}`,
    publicEndpoints: publicEndpoints(environment, port, log),
    forcePathStyle: true,
    provider: 'local',
    credentials,
  };
}

/** A server that listens on every address is reached on this machine by loopback. */
export function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** Browsers elsewhere reach the bucket by the name they know the backend by. */
function publicEndpoints(
  { baseUrl, localBucketPublicEndpoints }: Environment,
  port: number,
  log: Logger,
): string[] {
  if (localBucketPublicEndpoints.length > 0) return localBucketPublicEndpoints;
  if (baseUrl === undefined) return [];
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol === 'http:') return [`http://${hostname}:${port}`];
  // The local bucket speaks no TLS: only whoever runs the proxy in front of the backend knows its other address.
  log.warn(
    'browsers elsewhere cannot reach the local bucket: put it behind TLS too and set S3_PUBLIC_ENDPOINTS',
  );
  return [];
}

async function createBucketIfMissing(settings: BucketSettings): Promise<void> {
  const client = createS3Client(settings, settings.endpoint);
  try {
    await client.send(new HeadBucketCommand({ Bucket: settings.name }));
  } catch (error) {
    if (!isMissing(error)) throw error;
    await client.send(new CreateBucketCommand({ Bucket: settings.name }));
  } finally {
    client.destroy();
  }
}
