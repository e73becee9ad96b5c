import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';
import { PailError } from '../../shared/errors/pail-error.ts';
import { isNoSuchUpload, toBucketError } from './bucket-errors.ts';
import { isOpaque } from './etag.ts';
import type { MultipartUpload, StoredPart } from './multipart-upload.ts';

/** A bucket may take minutes to put 10,000 parts together; it keeps the connection busy meanwhile (milliseconds). */
const COMPLETE_TIMEOUT = 10 * 60_000;

/**
 * Creates a multipart upload; whoever repeats it gets another one.
 * @throws {PailError} `bucket_unreachable`, `bucket_busy` or `bucket_refused`.
 */
export async function createMultipartUpload(
  client: S3Client,
  bucket: string,
  object: { key: string; contentType: string },
): Promise<{ s3UploadId: string; etagsAreOpaque: boolean }> {
  try {
    const created = await client.send(
      new CreateMultipartUploadCommand({ Bucket: bucket, Key: object.key, ContentType: object.contentType }),
    );
    if (!created.UploadId) {
      throw new PailError(
        'bucket_refused',
        'The bucket began a multipart upload without an id. Check that S3_ENDPOINT is an S3 endpoint.',
      );
    }
    return { s3UploadId: created.UploadId, etagsAreOpaque: isOpaque(created) };
  } catch (error) {
    throw error instanceof PailError ? error : toBucketError(error);
  }
}

/**
 * Makes the object of its parts. An answer with status 200 that holds an error is an error.
 *
 * - `completed`: the object is there.
 * - `gone`: the bucket knows no such upload (any more): it may have been completed before.
 * - `occupied`: the key held an object already, which stays.
 * - `changed`: a part is not (any more) as it was listed.
 *
 * @throws {PailError} `bucket_unreachable`, `bucket_busy` or `bucket_refused`; whether the object is there is then
 * not known.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
 */
export async function completeMultipartUpload(
  client: S3Client,
  bucket: string,
  {
    key,
    s3UploadId,
    parts,
    refuseOverwrite,
  }: MultipartUpload & { parts: StoredPart[]; refuseOverwrite: boolean },
): Promise<'completed' | 'gone' | 'occupied' | 'changed'> {
  try {
    await client.send(
      new CompleteMultipartUploadCommand({
        Bucket: bucket,
        Key: key,
        UploadId: s3UploadId,
        MultipartUpload: { Parts: parts.map((part) => ({ PartNumber: part.partNumber, ETag: part.etag })) },
        ...(refuseOverwrite && { IfNoneMatch: '*' }),
      }),
      { requestTimeout: COMPLETE_TIMEOUT },
    );
    return 'completed';
  } catch (error) {
    if (isNoSuchUpload(error)) return 'gone';
    if (error instanceof S3ServiceException) {
      if (error.name === 'PreconditionFailed' || error.$metadata.httpStatusCode === 412) return 'occupied';
      if (error.name === 'InvalidPart') return 'changed';
    }
    throw toBucketError(error);
  }
}

/**
 * Aborts a multipart upload; one that is not there counts as aborted. Parts that are under way may still be stored: it
 * has to be aborted again when none can come.
 * @throws {PailError} `bucket_unreachable`, `bucket_busy` or `bucket_refused`.
 */
export async function abortMultipartUpload(
  client: S3Client,
  bucket: string,
  { key, s3UploadId }: MultipartUpload,
): Promise<void> {
  try {
    await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: s3UploadId }));
  } catch (error) {
    if (!isNoSuchUpload(error)) throw toBucketError(error);
  }
}
