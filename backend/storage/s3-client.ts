import { S3Client } from '@aws-sdk/client-s3';
import type { BucketSettings } from '../env.ts';
import { protectWith } from './protection.ts';

/** A call that the bucket does not answer in this time (milliseconds) has failed. */
const CONNECTION_TIMEOUT = 5_000;
const REQUEST_TIMEOUT = 15_000;

/** Makes a client that reaches the bucket by the given endpoint; undefined: by AWS's own. */
export function createS3Client(
  settings: Pick<BucketSettings, 'region' | 'credentials' | 'forcePathStyle' | 'protection'>,
  endpoint: string | undefined,
  { useDualstackEndpoint = false }: { useDualstackEndpoint?: boolean } = {},
): S3Client {
  const client = new S3Client({
    region: settings.region,
    ...(endpoint !== undefined && { endpoint }),
    ...(settings.credentials && { credentials: settings.credentials }),
    forcePathStyle: settings.forcePathStyle,
    useDualstackEndpoint,
    // Else every presigned PUT would carry the checksum of an empty body, and R2 and others refuse it.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      throwOnRequestTimeout: true,
      // One call to the backend may check 100 objects at once.
      httpAgent: { maxSockets: 128 },
      httpsAgent: { maxSockets: 128 },
    },
  });
  if (settings.protection) protectWith(client, settings.protection);
  return client;
}
