import { ListMultipartUploadsCommand, ListPartsCommand, type S3Client } from '@aws-sdk/client-s3';
import { isNoSuchUpload, toBucketError } from './bucket-errors.ts';
import type { MultipartUpload, StoredPart } from './multipart-upload.ts';

/**
 * Lists the parts that the bucket holds, all pages, in order; undefined where it knows no such upload (any more).
 * @throws {PailError} `bucket_unreachable`, `bucket_busy` or `bucket_refused`.
 */
export async function listParts(
  client: S3Client,
  bucket: string,
  { key, s3UploadId }: MultipartUpload,
): Promise<StoredPart[] | undefined> {
  const parts: StoredPart[] = [];
  const input = { Bucket: bucket, Key: key, UploadId: s3UploadId };
  let marker: string | undefined;
  try {
    do {
      const page = await client.send(new ListPartsCommand({ ...input, PartNumberMarker: marker }));
      for (const part of page.Parts ?? []) {
        parts.push({
          partNumber: part.PartNumber ?? 0,
          size: part.Size ?? 0,
          etag: (part.ETag ?? '').replaceAll('"', ''),
        });
      }
      // The last page has a marker too: the SDK's own paginator would go on for ever.
      marker =
        page.IsTruncated === true && page.NextPartNumberMarker !== marker
          ? page.NextPartNumberMarker
          : undefined;
    } while (marker !== undefined);
  } catch (error) {
    if (isNoSuchUpload(error)) return undefined;
    throw toBucketError(error);
  }
  return parts.sort((a, b) => a.partNumber - b.partNumber);
}

/** A multipart upload that is under way, whoever began it. */
export interface ListedMultipartUpload extends MultipartUpload {
  /** Milliseconds since 1970, by the bucket's clock; undefined where it does not say. */
  initiatedAt: number | undefined;
}

/**
 * Lists the multipart uploads under way in the bucket, a page (up to 1,000) at a time.
 * @throws {PailError} `bucket_unreachable`, `bucket_busy` or `bucket_refused`.
 */
export async function* listMultipartUploads(
  client: S3Client,
  bucket: string,
): AsyncGenerator<ListedMultipartUpload[], void> {
  let markers: { KeyMarker?: string; UploadIdMarker?: string } = {};
  let more = true;
  while (more) {
    const page = await client
      .send(new ListMultipartUploadsCommand({ Bucket: bucket, ...markers }))
      .catch((error: unknown) => {
        throw toBucketError(error);
      });
    yield (page.Uploads ?? []).flatMap(({ Key, UploadId, Initiated }) =>
      Key && UploadId ? [{ key: Key, s3UploadId: UploadId, initiatedAt: Initiated?.getTime() }] : [],
    );
    const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
    // A page that names no next one is the last, whatever else it says: the same page must not come for ever.
    more = page.IsTruncated === true && KeyMarker !== undefined && KeyMarker !== '';
    markers = { ...(KeyMarker && { KeyMarker }), ...(UploadIdMarker && { UploadIdMarker }) };
  }
}
