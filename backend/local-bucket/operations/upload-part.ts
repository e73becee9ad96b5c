import type { ChecksumAlgorithm } from '../body/checksum-algorithm.ts';
import type { BodyDigest } from '../body/content-digest.ts';
import { S3Error } from '../errors.ts';
import { type Reply, quotedEtag, xmlReply, xmlTime } from '../http/reply.ts';
import type { MultipartUpload, StoredPart } from '../storage/upload-table.ts';
import { type ByteRange, byteRange } from './byte-range.ts';
import { checksumElements, checksumHeaders } from './checksum-fields.ts';
import { copyBytes, type CopySource, copySource } from './copy-source.ts';
import { type Operation, type OperationContext, requestParameter } from './operation.ts';
import { PUT_MAX, refuseBodySize } from './put-object.ts';

const PART_NUMBER_MAX = 10_000;

/** UploadPart: stored whole and as announced, or not at all. */
export const uploadPart: Operation = async (context): Promise<Reply> => {
  const { body, storage } = context;
  const number = partNumber(context);
  const upload = uploadOf(context);
  refuseBodySize(context);
  refuseOtherAlgorithm(upload, body.checksumAlgorithm);
  const blob = await storage.blobs.write(body.chunks());
  const part = await commitPart(context, number, { ...body.digest(), blob });
  return { status: 200, headers: { etag: quotedEtag(part.md5), ...checksumHeaders(part.checksum) } };
};

/** UploadPartCopy: a part from an object, or from a range of it, that is here already. */
export const uploadPartCopy: Operation = async (context): Promise<Reply> => {
  const number = partNumber(context);
  const upload = uploadOf(context);
  const source = copySource(context);
  const range = copyRange(context, source);
  if (range.end - range.start + 1 > PUT_MAX) {
    throw new S3Error(
      'InvalidRequest',
      `The specified copy source is larger than the maximum allowable size for a copy source: ${PUT_MAX}`,
    );
  }
  const copied = await copyBytes(context, source, range, upload.details.checksum?.algorithm);
  const part = await commitPart(context, number, copied);
  return xmlReply('CopyPartResult', {
    LastModified: xmlTime(part.modifiedAt),
    ETag: quotedEtag(part.md5),
    ...checksumElements(part.checksum),
  });
};

function partNumber({ request }: OperationContext): number {
  const text = request.query.get('partNumber') ?? '';
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number >= 1 && number <= PART_NUMBER_MAX) return number;
  throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive', {
    ArgumentName: 'partNumber',
    ArgumentValue: text,
  });
}

function uploadOf({ request, storage }: OperationContext): MultipartUpload {
  return storage.uploads.get(request.bucket, request.key, request.query.get('uploadId') ?? '');
}

function refuseOtherAlgorithm(upload: MultipartUpload, algorithm: ChecksumAlgorithm | undefined): void {
  const expected = upload.details.checksum?.algorithm;
  if (expected === undefined || expected === algorithm) return;
  throw new S3Error(
    'InvalidRequest',
    `Checksum Type mismatch occurred, expected checksum Type: ${expected}, actual checksum Type: ${algorithm ?? 'null'}`,
  );
}

function copyRange(context: OperationContext, { object }: CopySource): ByteRange {
  const header = requestParameter(context, 'x-amz-copy-source-range');
  if (header === undefined) return { start: 0, end: object.size - 1 };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(header) ?? [];
  const range = byteRange(header, object.size);
  if (first === undefined || range === undefined || range === 'unsatisfiable' || range.end !== Number(last)) {
    throw new S3Error(
      'InvalidArgument',
      `Range specified is not valid for source object of size: ${object.size}`,
      { ArgumentName: 'x-amz-copy-source-range', ArgumentValue: header },
    );
  }
  return range;
}

async function commitPart(
  { request, storage, now }: OperationContext,
  number: number,
  { size, md5, checksum, blob }: BodyDigest & { readonly blob: string },
): Promise<StoredPart> {
  const id = request.query.get('uploadId') ?? '';
  const part: StoredPart = { number, size, md5, checksum, blob, modifiedAt: now() };
  let replaced: string[];
  try {
    replaced = await storage.commits.run(() =>
      storage.uploads.putPart(request.bucket, request.key, id, part),
    );
  } catch (error) {
    await storage.blobs.remove([blob]);
    throw error;
  }
  await storage.blobs.remove(replaced);
  return part;
}
