import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { BucketPlace } from '../../servers/bucket-place.ts';
import { startServerProcess } from '../../servers/server-process.ts';
import { startBackendProcess } from '../../servers/start-backend.ts';
import { startBucketProcess } from '../../servers/start-bucket.ts';

export interface ServersOptions {
  /** Holds all that they keep. */
  directory: string;
  /** The address to listen on; default: loopback. */
  host?: string;
  /** What each process is started by; default: nothing. */
  prefix?: readonly string[];
  /** The bucket's addresses for browsers, made from its port; default: its own. */
  publicEndpoints?: (port: string) => string[];
}

/** Bucket, backend and signing endpoint, each in a process of its own: the same ones for all subjects. */
export interface Servers {
  bucket: BucketPlace;
  /** The peers' signing endpoint, which signs for the bucket's first address. */
  signingEndpoint: string;
  backendPid: number;
  bucketPid: number;
  /** Whatever signs requests: the peers' endpoint, and each backend that runs by now. */
  signingPids(): readonly number[];
  /** A link that connects one extension to the backend, or to a second one that goes without checksums. */
  connectionLink(checksums: 'on' | 'off'): Promise<string>;
  /** Removes every object. @returns what was there. */
  emptyBucket(): Promise<{ objects: number; bytes: number }>;
  close(): Promise<void>;
}

const BUCKET = 'bench';

/** Starts all three in a folder of their own, which is removed at the end. */
export async function startServers(options: ServersOptions): Promise<Servers> {
  const { host = '127.0.0.1', prefix = [], publicEndpoints = () => [] } = options;
  const directory = await mkdtemp(join(options.directory, 'servers-'));
  const closing: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (let stop = closing.pop(); stop; stop = closing.pop()) await stop();
  };
  async function kept<Process extends { kill(): Promise<void> }>(
    starting: Promise<Process>,
  ): Promise<Process> {
    const server = await starting;
    closing.push(() => server.kill());
    return server;
  }
  try {
    const bucket = await kept(
      startBucketProcess(
        {
          host,
          port: 0,
          directory: join(directory, 'bucket'),
          bucket: BUCKET,
          credentials: { accessKeyId: 'bench', secretAccessKey: randomUUID() },
        },
        prefix,
      ),
    );
    const { place } = bucket;
    const addresses = publicEndpoints(new URL(place.endpoint).port);
    const startBackend = (checksums: 'on' | 'off') =>
      kept(
        startBackendProcess(
          {
            HOST: host,
            PORT: '0',
            DATA_DIR: join(directory, `data, checksums ${checksums}`),
            LOG_LEVEL: 'silent',
            CHECKSUMS: checksums,
            S3_BUCKET: place.bucket,
            S3_REGION: place.region,
            S3_ENDPOINT: place.endpoint,
            S3_PUBLIC_ENDPOINTS: addresses.join(','),
            S3_PROVIDER: 'local',
            AWS_ACCESS_KEY_ID: place.credentials.accessKeyId,
            AWS_SECRET_ACCESS_KEY: place.credentials.secretAccessKey,
          },
          prefix,
        ),
      );
    const backend = await startBackend('on');
    const signingPids = [backend.pid];
    // Most benches need no second one.
    let unchecked: ReturnType<typeof startBackend> | undefined;
    const signing = await kept(
      startServerProcess(
        new URL('signing-process.ts', import.meta.url),
        { host, place, publicEndpoint: addresses[0] ?? place.endpoint },
        z.object({ endpoint: z.string() }),
        prefix,
      ),
    );
    signingPids.push(signing.pid);
    return {
      bucket: place,
      signingEndpoint: signing.ready.endpoint,
      backendPid: backend.pid,
      bucketPid: bucket.pid,
      signingPids: () => signingPids,
      connectionLink: async (checksums) => {
        if (checksums === 'on') return backend.connectionLink();
        unchecked ??= startBackend('off').then((started) => {
          signingPids.push(started.pid);
          return started;
        });
        return (await unchecked).connectionLink();
      },
      emptyBucket: () => bucket.empty(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
