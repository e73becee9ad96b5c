import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { openDatabase } from '../../backend/database/connection.ts';
import { connectDevice } from '../fixtures/connected-device.ts';
import type { BucketPlace } from '../servers/bucket-place.ts';
import { startBucketProcess } from '../servers/start-bucket.ts';
import { uploadUntil, type Done } from './client.ts';
import { startReplicas } from './replicas.ts';

const REPLICAS = 3;

export interface ReplicasOptions {
  /** An empty database of PostgreSQL. */
  databaseUrl: string;
  /** How long clients upload. */
  seconds: number;
  /** Clients that upload at the same time. */
  clients: number;
  onStep: (words: string) => void;
}

/** What became of a run. All of the last four have to be 0. */
export interface ReplicasReport {
  replicas: number;
  kills: number;
  /** Uploads that a client was told are done. */
  done: number;
  /** Calls that failed, as they do when a replica dies, and were repeated. */
  repeatedCalls: number;
  filesInDatabase: number;
  objectsInBucket: number;
  /** Done, but not in the database as it was told. */
  notInDatabase: number;
  /** In the database, but not in the bucket. */
  notInBucket: number;
  /** Told or recorded twice. */
  double: number;
  /** Objects and uploads that belong to nothing that is done. */
  leftOver: number;
}

/**
 * Has clients create and complete uploads by three replicas on one PostgreSQL and one bucket, kills one of them without
 * a word in mid-run and starts it again, and compares what was answered with what is there.
 */
export async function runReplicas({
  databaseUrl,
  seconds,
  clients,
  onStep,
}: ReplicasOptions): Promise<ReplicasReport> {
  const directory = await mkdtemp(join(tmpdir(), 'pail-replicas-'));
  const closing: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  try {
    onStep('Starting the bucket and three replicas…');
    const bucket = await startBucketProcess({
      host: '127.0.0.1',
      port: 0,
      directory: join(directory, 'bucket'),
      bucket: 'replicas',
      credentials: { accessKeyId: 'replicas', secretAccessKey: randomUUID() },
    });
    closing.push(() => bucket.kill());
    const replicas = await startReplicas(REPLICAS, { databaseUrl, place: bucket.place, directory });
    for (const replica of replicas) closing.push(() => replica.kill());
    const [victim] = replicas;
    if (!victim) throw new Error('There is no replica');
    const { token } = await connectDevice(await victim.connectionLink(), 'Load');

    const deadline = performance.now() + seconds * 1000;
    let kills = 0;
    const isOver = (): boolean => performance.now() > deadline && kills > 0;
    onStep(`Uploading with ${clients} clients for ${seconds} s; one replica dies on the way…`);
    const uploading = Promise.all(
      Array.from({ length: clients }, () =>
        uploadUntil(
          isOver,
          replicas.map(({ baseUrl }) => baseUrl),
          token,
        ),
      ),
    );
    await setTimeout((seconds * 1000) / 3);
    await victim.kill();
    onStep('One replica is dead.');
    await setTimeout((seconds * 1000) / 6);
    await victim.restart();
    kills++;
    onStep('It is back.');
    const counted = await uploading;
    const done = counted.flatMap((client) => client.done);
    const repeatedCalls = counted.reduce((sum, { repeated }) => sum + repeated, 0);
    return {
      replicas: REPLICAS,
      kills,
      done: done.length,
      repeatedCalls,
      ...(await compare(done, databaseUrl, bucket.place)),
    };
  } finally {
    for (let stop = closing.pop(); stop; stop = closing.pop()) await stop();
  }
}

type Comparison = Omit<ReplicasReport, 'replicas' | 'kills' | 'done' | 'repeatedCalls'>;

async function compare(done: readonly Done[], databaseUrl: string, place: BucketPlace): Promise<Comparison> {
  const database = await openDatabase({ dialect: 'postgres', url: databaseUrl });
  try {
    const files = await database.selectFrom('files').select(['id', 'upload_id', 'object_key']).execute();
    const pending = await database.selectFrom('uploads').select('id').execute();
    const keys = new Set(await listKeys(place));
    const byUpload = new Map(files.map((file) => [file.upload_id, file]));
    const recordedKeys = new Set(files.map(({ object_key: key }) => key));
    return {
      filesInDatabase: files.length,
      objectsInBucket: keys.size,
      notInDatabase: done.filter(({ uploadId, fileId, key }) => {
        const file = byUpload.get(uploadId);
        return file?.id !== fileId || (key !== '' && file.object_key !== key);
      }).length,
      notInBucket: files.filter(({ object_key: key }) => !keys.has(key)).length,
      double: files.length - byUpload.size + (done.length - new Set(done.map(({ fileId }) => fileId)).size),
      leftOver: pending.length + [...keys].filter((key) => !recordedKeys.has(key)).length,
    };
  } finally {
    await database.destroy();
  }
}

async function listKeys({ bucket: Bucket, ...place }: BucketPlace): Promise<string[]> {
  const client = new S3Client({ ...place, forcePathStyle: true });
  const keys: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, ContinuationToken }));
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  client.destroy();
  return keys;
}
