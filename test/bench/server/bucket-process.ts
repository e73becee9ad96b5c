import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { startLocalBucket } from '../../../backend/local-bucket/local-bucket.ts';
import type { BucketPlace } from './bucket-place.ts';
import { bucketSettingsSchema, readSettings } from './settings.ts';

/** The local bucket in a process of its own. Told anything, it empties the bucket and answers what was in it. */
const { host, directory, bucket: Bucket } = readSettings(bucketSettingsSchema);
const credentials = { accessKeyId: 'bench', secretAccessKey: randomUUID() };
const region = 'us-east-1';
const { endpoint } = await startLocalBucket({ directory, host, region, credentials });
const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
await client.send(new CreateBucketCommand({ Bucket }));

async function empty(): Promise<{ objects: number; bytes: number }> {
  let objects = 0;
  let bytes = 0;
  for (;;) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    if (Contents.length === 0) return { objects, bytes };
    for (const { Size = 0 } of Contents) bytes += Size;
    objects += Contents.length;
    const Objects = Contents.map(({ Key }) => ({ Key }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  }
}

process.on('message', () => void empty().then((was) => process.send?.(was)));
const place: BucketPlace = { endpoint, region, bucket: Bucket, credentials };
process.send?.(place);
