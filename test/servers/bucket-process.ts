import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { startLocalBucket } from '../../backend/local-bucket/local-bucket.ts';
import type { BucketPlace } from './bucket-place.ts';
import { shiftClock } from '../fixtures/shift-clock.ts';
import { answerQuestions } from './questions.ts';
import { bucketSettingsSchema, readSettings } from './settings.ts';

/** The local bucket in a process of its own. */
const { host, port, directory, bucket: Bucket, credentials } = readSettings(bucketSettingsSchema);
const region = 'us-east-1';
const { endpoint } = await startLocalBucket({
  directory,
  host,
  port,
  region,
  credentials,
  // Looked up at each call: the clock may be shifted.
  now: () => Date.now(),
});
const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
await client.send(new CreateBucketCommand({ Bucket })).catch((error: unknown) => {
  // Started again on its folder, it has the bucket.
  if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
});

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

answerQuestions(async (question) => {
  switch (question.ask) {
    case 'empty':
      return empty();
    case 'shift-clock':
      shiftClock(question.milliseconds);
      return { now: Date.now() };
    case 'connection-link':
      throw new Error('A bucket connects nobody.');
  }
});
const place: BucketPlace = { endpoint, region, bucket: Bucket, credentials };
process.send?.(place);
