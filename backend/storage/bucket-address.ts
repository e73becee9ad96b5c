import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { toBucketError } from './bucket-errors.ts';

/**
 * Where a bucket's keys begin, as the SDK's own rules for endpoints say it (path style, bucket in the host name,
 * partitions), without a trailing slash.
 * @throws {PailError} `bucket_refused` where there are no credentials.
 */
export async function findBucketAddress(client: S3Client, bucket: string): Promise<string> {
  try {
    const url = new URL(await getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: 'k' })));
    return url.origin + url.pathname.slice(0, -'/k'.length);
  } catch (error) {
    throw toBucketError(error);
  }
}
