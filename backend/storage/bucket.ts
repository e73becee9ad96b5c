import type { S3Client } from '@aws-sdk/client-s3';
import type { SignedRequest } from '../../shared/api/signed-request.ts';
import type { BucketSettings } from '../env.ts';
import { findBucketAddress } from './bucket-address.ts';
import { toBucketError } from './bucket-errors.ts';
import { checkBucket, deleteObject, headObject, type ObjectFacts } from './objects.ts';
import { providerOf, quirksOf, type Quirks } from './quirks.ts';
import { createS3Client } from './s3-client.ts';
import {
  signDownload,
  signPut,
  type DownloadToSign,
  type PutToSign,
  type SigningTarget,
} from './signed-requests.ts';

/** The one bucket that a backend works with. Its calls throw `bucket_unreachable`, `bucket_busy`, `bucket_refused`. */
export interface Bucket {
  readonly quirks: Quirks;
  /** Origins that signed requests lead to. */
  readonly origins: string[];
  /** Undefined where the bucket holds no such object. */
  head(key: string): Promise<ObjectFacts | undefined>;
  /** An object that is not there counts as deleted. */
  delete(key: string): Promise<void>;
  /** Resolves if the bucket answers and lets the backend in. */
  check(): Promise<void>;
  signPut(put: PutToSign): Promise<SignedRequest>;
  signDownload(download: DownloadToSign): Promise<string>;
  close(): void;
}

/**
 * Opens the bucket; no request is sent to it before the first call.
 * @throws {PailError} `bucket_refused` where there are no credentials.
 */
export async function openBucket(settings: BucketSettings, now: () => number): Promise<Bucket> {
  const { name, region } = settings;
  const quirks = quirksOf(settings.provider ?? providerOf(settings.endpoint));
  const client = createS3Client(settings, settings.endpoint);
  // Browsers may reach the bucket by another address than the backend: a signature holds for one host only.
  const addresses = await findPublicAddresses(settings);
  const address = addresses[0] ?? (await findBucketAddress(client, name));
  const target = async (): Promise<SigningTarget> => ({
    address,
    region,
    credentials: await currentCredentials(client),
    now: now(),
  });

  return {
    quirks,
    origins: [...new Set([address, ...addresses].map((each) => new URL(each).origin))],
    head: (key) => headObject(client, name, key),
    delete: (key) => deleteObject(client, name, key),
    check: () => checkBucket(client, name),
    signPut: async (put) => signPut(await target(), put, quirks.refusesOverwrite),
    signDownload: async (download) => signDownload(await target(), download),
    close: () => client.destroy(),
  };
}

function findPublicAddresses(settings: BucketSettings): Promise<string[]> {
  return Promise.all(
    settings.publicEndpoints.map(async (endpoint) => {
      const client = createS3Client(settings, endpoint);
      try {
        return await findBucketAddress(client, settings.name);
      } finally {
        client.destroy();
      }
    }),
  );
}

/** Those of a role change every hour or so; the SDK keeps them until then. */
async function currentCredentials(client: S3Client): Promise<SigningTarget['credentials']> {
  try {
    const { accessKeyId, secretAccessKey, sessionToken } = await client.config.credentials();
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  } catch (error) {
    throw toBucketError(error);
  }
}
