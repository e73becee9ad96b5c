import { S3Error } from '../errors.ts';
import { quotedEtag, type Reply, xmlReply, xmlTime } from '../http/reply.ts';
import { requestedChecksumAlgorithm } from './checksum-choice.ts';
import { checksumElements } from './checksum-fields.ts';
import { copyBytes, type CopySource, copySource } from './copy-source.ts';
import { type Operation, type OperationContext, requestParameter } from './operation.ts';
import { PUT_MAX } from './put-object.ts';
import { refuseUnknownWishes, storedHeaders } from './stored-headers.ts';
import { commitObject } from './commit-object.ts';
import { writeCondition } from './write-condition.ts';

/** CopyObject, with the source's metadata or (`x-amz-metadata-directive: REPLACE`) the request's. */
export const copyObject: Operation = async (context): Promise<Reply> => {
  const { request } = context;
  const source = copySource(context);
  const headers = copiedHeaders(context, source);
  const condition = writeCondition(request);
  if (source.object.size > PUT_MAX) {
    throw new S3Error(
      'InvalidRequest',
      `The specified copy source is larger than the maximum allowable size for a copy source: ${PUT_MAX}`,
    );
  }
  const algorithm = requestedChecksumAlgorithm(context) ?? source.object.details.checksum?.algorithm;
  const whole = { start: 0, end: source.object.size - 1 };
  const { blob, size, md5, checksum } = await copyBytes(context, source, whole, algorithm);
  const stored = checksum && ({ ...checksum, type: 'FULL_OBJECT' } as const);
  const object = await commitObject(context, condition, {
    size,
    etag: md5,
    details: { headers, segments: [{ blob, size }], checksum: stored },
  });
  return xmlReply('CopyObjectResult', {
    LastModified: xmlTime(object.modifiedAt),
    ETag: quotedEtag(md5),
    ...checksumElements(stored),
  });
};

function copiedHeaders(context: OperationContext, source: CopySource): Record<string, string> {
  const { request } = context;
  const directive = requestParameter(context, 'x-amz-metadata-directive') ?? 'COPY';
  if (directive === 'REPLACE') return storedHeaders(context);
  if (directive !== 'COPY') throw new S3Error('InvalidArgument', 'Unknown metadata directive.');
  if (source.bucket === request.bucket && source.object.key === request.key) {
    throw new S3Error(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  refuseUnknownWishes(context);
  return source.object.details.headers;
}
