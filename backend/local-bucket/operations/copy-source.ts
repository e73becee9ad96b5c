import { type BodyDigest, ContentDigest } from '../body/content-digest.ts';
import type { ChecksumAlgorithm } from '../body/checksum-algorithm.ts';
import { S3Error } from '../errors.ts';
import { uriDecode } from '../http/uri-encoding.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import type { ByteRange } from './byte-range.ts';
import { type OperationContext, requestParameter } from './operation.ts';
import { notModified } from './read-condition.ts';

/** Where a copy is made from. */
export interface CopySource {
  readonly bucket: string;
  readonly object: StoredObject;
}

/**
 * Finds what `x-amz-copy-source` names, under the conditions of `x-amz-copy-source-if-*`.
 *
 * @throws S3Error InvalidArgument, NoSuchBucket, NoSuchKey, PreconditionFailed
 */
export function copySource(context: OperationContext): CopySource {
  const { storage } = context;
  const [path = '', version] = (requestParameter(context, 'x-amz-copy-source') ?? '').split('?versionId=');
  const [, bucket = '', key = ''] = /^\/?([^/]+)\/(.+)$/s.exec(uriDecode(path)) ?? [];
  if (bucket === '' || (version !== undefined && version !== 'null')) {
    throw new S3Error(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      {
        ArgumentName: 'x-amz-copy-source',
      },
    );
  }
  if (!storage.buckets.has(bucket)) throw new S3Error('NoSuchBucket', undefined, { BucketName: bucket });
  const object = storage.objects.get(bucket, key);
  if (!object) throw new S3Error('NoSuchKey', undefined, { Key: key });
  const unchanged = notModified(object, {
    ifMatch: requestParameter(context, 'x-amz-copy-source-if-match'),
    ifNoneMatch: requestParameter(context, 'x-amz-copy-source-if-none-match'),
    ifModifiedSince: requestParameter(context, 'x-amz-copy-source-if-modified-since'),
    ifUnmodifiedSince: requestParameter(context, 'x-amz-copy-source-if-unmodified-since'),
  });
  if (unchanged) throw new S3Error('PreconditionFailed');
  return { bucket, object };
}

/** Copies a range of an object into a new blob, and hashes it on the way. */
export async function copyBytes(
  { storage }: OperationContext,
  { object }: CopySource,
  { start, end }: ByteRange,
  algorithm: ChecksumAlgorithm | undefined,
): Promise<BodyDigest & { readonly blob: string }> {
  const content = await ContentDigest.start(algorithm);
  const hold = storage.blobs.hold(object.details.segments);
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of hold.read(start, end)) {
      content.update(chunk);
      yield chunk;
    }
  }
  try {
    const blob = await storage.blobs.write(hashed());
    return { ...content.end(), blob };
  } finally {
    await hold.release();
  }
}
