import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { startLocalBucket } from '../../../backend/local-bucket/local-bucket.ts';

/** An S3 endpoint, and one fresh bucket on it. */
export interface BucketUnderTest {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly bucket: string;
  /** The SDK with its default checksums, and no retries: each answer is what is tested. */
  readonly client: S3Client;
}

const environment = z.object({
  PAIL_TEST_S3_ENDPOINT: z.url(),
  PAIL_TEST_S3_REGION: z.string().default('us-east-1'),
  PAIL_TEST_S3_ACCESS_KEY_ID: z.string(),
  PAIL_TEST_S3_SECRET_ACCESS_KEY: z.string(),
});

type Endpoint = Pick<BucketUnderTest, 'endpoint' | 'region' | 'credentials'> & { close(): Promise<void> };

/**
 * Opens the bucket that the suite drives: of the local bucket, started for the test file, or of any S3
 * endpoint that the environment names:
 *
 *     PAIL_TEST_S3_ENDPOINT=http://127.0.0.1:7480 PAIL_TEST_S3_ACCESS_KEY_ID=… PAIL_TEST_S3_SECRET_ACCESS_KEY=… \
 *     PAIL_TEST_S3_REGION=us-east-1 PAIL_TEST_S3_PROVIDER=ceph \
 *     npx vitest run --config .vitest.config.ts --project contract test/contract/bucket
 *
 * `PAIL_TEST_S3_PROVIDER` says whose known differences (known-differences.ts) to expect. The bucket is
 * emptied and deleted after the file's tests.
 */
export async function openBucket(): Promise<BucketUnderTest> {
  const place = process.env['PAIL_TEST_S3_ENDPOINT'] === undefined ? await localEndpoint() : namedEndpoint();
  const { endpoint, region, credentials } = place;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1 });
  const bucket = `pail-contract-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  afterAll(async () => {
    await deleteBucket(client, bucket);
    client.destroy();
    await place.close();
  });
  return { endpoint, region, credentials, bucket, client };
}

function namedEndpoint(): Endpoint {
  const named = environment.parse(process.env);
  return {
    endpoint: named.PAIL_TEST_S3_ENDPOINT.replace(/\/$/, ''),
    region: named.PAIL_TEST_S3_REGION,
    credentials: {
      accessKeyId: named.PAIL_TEST_S3_ACCESS_KEY_ID,
      secretAccessKey: named.PAIL_TEST_S3_SECRET_ACCESS_KEY,
    },
    close: async () => {},
  };
}

async function localEndpoint(): Promise<Endpoint> {
  const directory = await mkdtemp(join(tmpdir(), 'pail-bucket-'));
  const region = 'us-east-1';
  const credentials = { accessKeyId: 'contract-key', secretAccessKey: randomUUID() };
  const server = await startLocalBucket({ directory, region, credentials });
  return {
    endpoint: server.endpoint,
    region,
    credentials,
    async close() {
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}

async function deleteBucket(client: S3Client, bucket: string): Promise<void> {
  for (;;) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
    if (Contents.length === 0) break;
    await Promise.all(
      Contents.map(({ Key }) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key }))),
    );
  }
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
  await Promise.all(
    Uploads.map(({ Key, UploadId }) =>
      client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId })),
    ),
  );
  await client.send(new DeleteBucketCommand({ Bucket: bucket }));
}
