import { createHash } from 'node:crypto';
import { S3Error } from '../errors.ts';
import { quotedEtag, type Reply, xmlReply } from '../http/reply.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import type { MultipartUpload, StoredPart } from '../storage/upload-table.ts';
import { checksumElements } from './checksum-fields.ts';
import { type CompletedPart, readCompletedParts } from './completed-parts.ts';
import { multipartChecksum } from './multipart-checksum.ts';
import { type Operation, type OperationContext, requestParameter } from './operation.ts';
import { writeCondition } from './write-condition.ts';

/** Bytes of every part but the last: 5 MiB. */
const PART_MIN = 5 * 1024 * 1024;

/**
 * CompleteMultipartUpload. The object is made of the parts' blobs, in their order: nothing is copied.
 * Repeated with the same parts it succeeds again, as long as its object is there.
 */
export const completeMultipartUpload: Operation = async (context): Promise<Reply> => {
  const { request, body, storage, now } = context;
  const id = request.query.get('uploadId') ?? '';
  const wanted = await readCompletedParts(body);
  const etag = multipartEtag(wanted.map(({ etag: part }) => part));
  const condition = writeCondition(request);
  const upload = storage.uploads.find(request.bucket, request.key, id);
  if (!upload) return resultOf(context, completedBefore(context, id, etag));
  const parts = chosenParts(upload, wanted, storage.uploads.parts(id));
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  refuseOtherSize(context, size);
  const object: StoredObject = {
    key: request.key,
    size,
    etag,
    modifiedAt: now(),
    details: {
      headers: upload.details.headers,
      segments: parts.map((part) => ({ blob: part.blob, size: part.size })),
      checksum: await multipartChecksum(context, upload, parts),
      uploadId: id,
    },
  };
  await storage.blobs.remove(
    storage.uploads.complete({ bucket: request.bucket, id, objects: storage.objects }, object, condition),
  );
  return resultOf(context, object);
};

/** The MD5 of the parts' MD5s, and their number. */
function multipartEtag(etags: readonly string[]): string {
  const md5 = createHash('md5')
    .update(Buffer.from(etags.join(''), 'hex'))
    .digest('hex');
  return `${md5}-${etags.length}`;
}

function completedBefore({ request, storage }: OperationContext, id: string, etag: string): StoredObject {
  const object = storage.objects.get(request.bucket, request.key);
  if (object?.details.uploadId === id && object.etag === etag) return object;
  throw new S3Error('NoSuchUpload', undefined, { UploadId: id });
}

function chosenParts(
  upload: MultipartUpload,
  wanted: readonly CompletedPart[],
  stored: readonly StoredPart[],
): StoredPart[] {
  const byNumber = new Map(stored.map((part) => [part.number, part]));
  return wanted.map((completed, index) => {
    const part = byNumber.get(completed.number);
    if (!part || part.md5 !== completed.etag) {
      throw new S3Error('InvalidPart', undefined, {
        UploadId: upload.id,
        PartNumber: String(completed.number),
        ETag: completed.etag,
      });
    }
    refuseOtherPartChecksum(upload, completed, part);
    if (part.size < PART_MIN && index < wanted.length - 1) {
      throw new S3Error('EntityTooSmall', undefined, {
        ProposedSize: String(part.size),
        MinSizeAllowed: String(PART_MIN),
        PartNumber: String(part.number),
        ETag: part.md5,
      });
    }
    return part;
  });
}

function refuseOtherPartChecksum(upload: MultipartUpload, completed: CompletedPart, part: StoredPart): void {
  const { checksum } = upload.details;
  const given = completed.checksums;
  const value = part.checksum && given.get(part.checksum.algorithm);
  if (checksum?.type === 'COMPOSITE' && value === undefined) {
    throw new S3Error(
      'InvalidRequest',
      `The upload was created using a ${checksum.algorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${part.number} in the request.`,
    );
  }
  if (given.size > 0 && value !== part.checksum?.value) {
    throw new S3Error('InvalidPart', undefined, { UploadId: upload.id, PartNumber: String(part.number) });
  }
}

function refuseOtherSize(context: OperationContext, size: number): void {
  const announced = requestParameter(context, 'x-amz-mp-object-size');
  if (announced === undefined || announced === String(size)) return;
  throw new S3Error(
    'InvalidRequest',
    `The provided 'x-amz-mp-object-size' header value ${announced} does not match what was computed: ${size}`,
  );
}

function resultOf({ request }: OperationContext, object: StoredObject): Reply {
  const host = request.headers.get('host') ?? '';
  return xmlReply('CompleteMultipartUploadResult', {
    Location: `http://${host}/${request.bucket}/${request.key}`,
    Bucket: request.bucket,
    Key: request.key,
    ETag: quotedEtag(object.etag),
    ...checksumElements(object.details.checksum),
  });
}
