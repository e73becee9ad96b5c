import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBucket, type OpenBucket } from '../../fixtures/bucket-of-backend.ts';
import { countRows, listRecorded } from '../../fixtures/stored-rows.ts';
import { findFreePort } from '../../machine/free-port.ts';
import { type BackendProcess, startBackendProcess } from '../../servers/start-backend.ts';
import { type BucketProcess, startBucketProcess } from '../../servers/start-bucket.ts';
import { reapAsOf } from './reap-as-of.ts';
import { openWay, type Way } from './way.ts';

/** Backend and bucket, each in a process of its own that can be killed, and the ways between them and the browser. */
export interface FaultServers {
  browserToBucket: Way;
  browserToBackend: Way;
  backendToBucket: Way;
  /** The bucket itself, past every way. */
  bucket: OpenBucket;
  bucketPid(): number;
  countUploads(): number;
  /** Names and links of the files that are recorded. */
  recorded(): { name: string; link: string }[];
  connectionLink(): Promise<string>;
  killBackend(): Promise<void>;
  /** Starts it again, on the same data and port. */
  startBackend(): Promise<void>;
  killBucket(): Promise<void>;
  startBucket(): Promise<void>;
  /** Lets the reaper run as it will when every URL of today has expired and no PUT can still be running. */
  reapLater(): Promise<void>;
  /** Moves the clocks of both by so many milliseconds. */
  shiftClocks(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

const NAME = 'faults';

/** Longer than any URL is valid and any PUT may take, in milliseconds. */
const LATER = 3 * 24 * 60 * 60_000;

/**
 * Starts both.
 * @param bucketPrefix what the bucket is started by, given its folder; default: nothing.
 */
export async function startFaultServers(
  directory: string,
  bucketPrefix: (folder: string) => readonly string[],
): Promise<FaultServers> {
  const ways = await Promise.all([openWay(), openWay(), openWay()]);
  const [browserToBucket, browserToBackend, backendToBucket] = ways;
  const credentials = { accessKeyId: 'faults', secretAccessKey: randomUUID() };
  const dataDirectory = join(directory, 'data');
  const bucketDirectory = join(directory, 'bucket');
  await mkdir(bucketDirectory, { recursive: true });
  const [bucketPort, backendPort] = [await findFreePort(), await findFreePort()];
  const bucketEndpoint = `http://127.0.0.1:${bucketPort}`;
  browserToBucket.proxy.leadTo(bucketEndpoint);
  backendToBucket.proxy.leadTo(bucketEndpoint);
  browserToBackend.proxy.leadTo(`http://127.0.0.1:${backendPort}`);

  const launchBucket = (): Promise<BucketProcess> =>
    startBucketProcess(
      { host: '127.0.0.1', port: bucketPort, directory: bucketDirectory, bucket: NAME, credentials },
      bucketPrefix(bucketDirectory),
    );
  const variables = {
    HOST: '127.0.0.1',
    PORT: String(backendPort),
    BASE_URL: browserToBackend.endpoint,
    DATA_DIR: dataDirectory,
    LOG_LEVEL: 'silent',
    S3_BUCKET: NAME,
    S3_ENDPOINT: backendToBucket.endpoint,
    S3_PUBLIC_ENDPOINTS: browserToBucket.endpoint,
    S3_PROVIDER: 'local',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  const launchBackend = (): Promise<BackendProcess> => startBackendProcess(variables);
  let bucket = await launchBucket();
  let backend = await launchBackend();

  return {
    browserToBucket,
    browserToBackend,
    backendToBucket,
    bucket: openBucket(bucketEndpoint, NAME, () => Promise.resolve(credentials)),
    bucketPid: () => bucket.pid,
    countUploads: () => countRows(dataDirectory, 'uploads'),
    recorded: () =>
      listRecorded(dataDirectory).map(({ name, slug }) => ({
        name,
        link: `${browserToBackend.endpoint}/s/${slug}`,
      })),
    connectionLink: () => backend.connectionLink(),
    killBackend: () => backend.kill(),
    startBackend: async () => {
      backend = await launchBackend();
    },
    killBucket: () => bucket.kill(),
    startBucket: async () => {
      bucket = await launchBucket();
    },
    reapLater: () => reapAsOf(variables, Date.now() + LATER),
    shiftClocks: async (milliseconds) => {
      await Promise.all([bucket.shiftClock(milliseconds), backend.shiftClock(milliseconds)]);
    },
    close: async () => {
      await backend.kill();
      await bucket.kill();
      await Promise.all(ways.map((way) => way.close()));
    },
  };
}
