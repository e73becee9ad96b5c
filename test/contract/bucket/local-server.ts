import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { execaNode } from 'execa';
import { z } from 'zod';

const CREDENTIALS = { accessKeyId: 'child-key', secretAccessKey: randomUUID() };
const REGION = 'us-east-1';

const status = z.object({ endpoint: z.string().optional(), peakBytes: z.number().optional() });

/** The local bucket in a process of its own, which can be killed. */
export interface LocalServer {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: typeof CREDENTIALS;
  readonly client: S3Client;
  /** Bytes of memory that the process has held at its highest so far. */
  peakMemory(): Promise<number>;
  /** Ends it as a power cut does, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts one on a folder; it may be a folder of one that was killed. */
export async function startLocalServer(directory: string): Promise<LocalServer> {
  const child = execaNode({
    ipc: true,
    nodeOptions: ['--import', 'tsx'],
    reject: false,
    stdout: 'inherit',
    stderr: 'inherit',
    env: {
      LOCAL_BUCKET_DIRECTORY: directory,
      LOCAL_BUCKET_KEY_ID: CREDENTIALS.accessKeyId,
      LOCAL_BUCKET_SECRET: CREDENTIALS.secretAccessKey,
    },
  })`${new URL('local-server-process.ts', import.meta.url).pathname}`;
  const { endpoint } = status.required({ endpoint: true }).parse(await child.getOneMessage());
  const client = new S3Client({
    endpoint,
    region: REGION,
    credentials: CREDENTIALS,
    forcePathStyle: true,
    maxAttempts: 1,
  });
  return {
    endpoint,
    region: REGION,
    credentials: CREDENTIALS,
    client,
    async peakMemory() {
      const [answer] = await Promise.all([child.getOneMessage(), child.sendMessage('peak memory')]);
      return status.required({ peakBytes: true }).parse(answer).peakBytes;
    },
    async kill() {
      client.destroy();
      child.kill('SIGKILL');
      await child;
    },
  };
}
