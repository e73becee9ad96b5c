import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { BucketSettings } from '../env.ts';
import { toBucketError } from './bucket-errors.ts';
import { createS3Client } from './s3-client.ts';

/**
 * Every address by which browsers reach the bucket, at least one, the best first; a browser opens a few connections to
 * each host. Where no public endpoint is configured: AWS has several names for each bucket, other providers the one
 * that the backend uses.
 * @throws {PailError} `bucket_refused` where there are no credentials.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/dual-stack-endpoints.html
 */
export async function findBucketAddresses(settings: BucketSettings): Promise<[string, ...string[]]> {
  const [first = settings.endpoint, ...others] = settings.publicEndpoints;
  const address = await findAddress(settings, first);
  if (first === undefined) return unique(address, await otherAddressesOnAws(settings));
  return unique(address, await Promise.all(others.map((endpoint) => findAddress(settings, endpoint))));
}

function unique(first: string, others: readonly string[]): [string, ...string[]] {
  return [first, ...new Set(others.filter((address) => address !== first))];
}

async function otherAddressesOnAws(settings: BucketSettings): Promise<string[]> {
  const dualStack = { useDualstackEndpoint: true };
  const pathStyle = { ...settings, forcePathStyle: true };
  return [
    await findAddress(settings, undefined, dualStack),
    await findAddress(pathStyle, undefined),
    await findAddress(pathStyle, undefined, dualStack),
  ];
}

/**
 * Where a bucket's keys begin, as the SDK's own rules for endpoints say it (path style, bucket in the host name,
 * partitions), without a trailing slash.
 */
async function findAddress(
  settings: BucketSettings,
  endpoint: string | undefined,
  options: { useDualstackEndpoint?: boolean } = {},
): Promise<string> {
  const client = createS3Client(settings, endpoint, options);
  try {
    return await addressOf(client, settings.name);
  } finally {
    client.destroy();
  }
}

async function addressOf(client: S3Client, bucket: string): Promise<string> {
  try {
    const url = new URL(await getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: 'k' })));
    return url.origin + url.pathname.slice(0, -'/k'.length);
  } catch (error) {
    throw toBucketError(error);
  }
}
