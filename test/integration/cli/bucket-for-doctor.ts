import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { CreateBucketCommand, ListMultipartUploadsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../fixtures/free-port.ts';
import { startLocalServer } from '../../contract/bucket/local-server.ts';

/** A bucket in a process of its own, for the doctor to look at. */
export interface BucketForDoctor {
  endpoint: string;
  /** The variables that make it Pail's bucket. */
  env: Record<string, string>;
  /** What it holds: keys of objects and of multipart uploads. */
  contents(): Promise<string[]>;
}

/** Starts the local bucket as a process, with one bucket in it; it is stopped after the test. */
export async function startBucket(folder: string): Promise<BucketForDoctor> {
  const server = await startLocalServer(join(folder, 's3'));
  onTestFinished(() => server.kill());
  const { client, credentials, endpoint, region } = server;
  const Bucket = `doctor-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket }));
  return {
    endpoint,
    env: {
      S3_BUCKET: Bucket,
      S3_REGION: region,
      S3_ENDPOINT: endpoint,
      S3_PROVIDER: 'aws',
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    contents: async () => {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
      return [...Contents, ...Uploads].map(({ Key }) => Key ?? '');
    },
  };
}

/** What stands before a bucket and changes how it seems. */
export interface Disguise {
  /** Answers by itself; false: the bucket answers. */
  answer?(request: IncomingMessage, response: ServerResponse): boolean;
  /** Changes the headers of the bucket's answer. */
  headers?(headers: Record<string, string | string[] | undefined>, request: IncomingMessage): void;
  /** The Host header that the bucket is told; default: as it came. */
  host?: string;
}

/** Puts something before a bucket; gives its address. It is closed after the test. */
export async function disguise(endpoint: string, by: Disguise): Promise<string> {
  const { hostname, port } = new URL(endpoint);
  const server = createServer((request, response) => {
    if (by.answer?.(request, response)) return;
    const { method, url, headers } = request;
    const host = by.host ?? headers.host;
    const onward = forward({ hostname, port, method, path: url, headers: { ...headers, host } }, (answer) => {
      const given = { ...answer.headers };
      by.headers?.(given, request);
      response.writeHead(answer.statusCode ?? 502, given);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
}

/** An address of this machine where nothing listens (any more). */
export async function unusedAddress(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}
