import { DeleteObjectCommand, HeadBucketCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { PailError } from '../../shared/errors/pail-error.ts';
import { isForbidden, isMissing, toBucketError } from './bucket-errors.ts';
import { isOpaque } from './etag.ts';

/** What the bucket says of an object. */
export interface ObjectFacts {
  /** Bytes. */
  size: number;
  contentType: string | undefined;
  /** Without quotes. */
  etag: string | undefined;
  /** Encrypted by KMS or with a customer's key: its ETag says nothing of its bytes. */
  etagIsOpaque: boolean;
  /** In Base64, as the bucket computed it of the whole object; undefined where it gave none or was not asked. */
  sha256: string | undefined;
}

/**
 * Asks the bucket for an object; undefined where it holds none.
 * @throws {PailError} `bucket_unreachable`, `bucket_busy` or `bucket_refused`.
 */
export async function headObject(
  client: S3Client,
  bucket: string,
  key: string,
  { withSha256 = false }: { withSha256?: boolean } = {},
): Promise<ObjectFacts | undefined> {
  try {
    const head = await againWhereForbidden(() =>
      client.send(
        new HeadObjectCommand({ Bucket: bucket, Key: key, ...(withSha256 && { ChecksumMode: 'ENABLED' }) }),
      ),
    );
    return {
      size: head.ContentLength ?? 0,
      contentType: head.ContentType,
      etag: head.ETag?.replaceAll('"', ''),
      etagIsOpaque: isOpaque(head),
      sha256: head.ChecksumType === 'COMPOSITE' ? undefined : head.ChecksumSHA256,
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw toBucketError(error);
  }
}

/**
 * Deletes an object; one that is not there counts as deleted.
 * @throws {PailError} `bucket_unreachable`, `bucket_busy` or `bucket_refused`.
 */
export async function deleteObject(client: S3Client, bucket: string, key: string): Promise<void> {
  try {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  } catch (error) {
    if (isMissing(error)) return;
    throw isForbidden(error) ? mayNotBeDeleted(error) : toBucketError(error);
  }
}

function mayNotBeDeleted(cause: unknown): PailError {
  return new PailError(
    'bucket_refused',
    'The bucket does not let this object be deleted, so it stays: Object Lock holds it for a time yet, or the keys of the server may not delete.',
    { cause },
  );
}

/** Whoever asks whether the backend is ready wants to know soon (milliseconds). */
const CHECK_TIMEOUT = 5_000;

/**
 * Checks that the bucket answers and lets the backend in.
 * @throws {PailError} `bucket_unreachable`, `bucket_busy` or `bucket_refused`.
 */
export async function checkBucket(client: S3Client, bucket: string): Promise<void> {
  try {
    const abortSignal = AbortSignal.timeout(CHECK_TIMEOUT);
    await againWhereForbidden(() => client.send(new HeadBucketCommand({ Bucket: bucket }), { abortSignal }));
  } catch (error) {
    throw toBucketError(error);
  }
}

/**
 * Asks by a HEAD, once more where it is refused. The SDK goes by the bucket's clock where the two differ; when they agree
 * again it is refused, mends that, and does not ask again by itself: a refused HEAD has no body that says why.
 */
async function againWhereForbidden<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isForbidden(error)) return ask();
    throw error;
  }
}
