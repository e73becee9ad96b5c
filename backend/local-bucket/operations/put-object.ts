import { S3Error } from '../errors.ts';
import { type Reply, quotedEtag } from '../http/reply.ts';
import { checksumHeaders } from './checksum-fields.ts';
import { commitObject } from './commit-object.ts';
import type { Operation, OperationContext } from './operation.ts';
import { storedHeaders } from './stored-headers.ts';
import { writeCondition } from './write-condition.ts';

/** Bytes of a single PUT, part or copy: 5 GiB. */
export const PUT_MAX = 5 * 1024 ** 3;

/** PutObject: stored whole and as announced, or not at all. */
export const putObject: Operation = async (context): Promise<Reply> => {
  const { request, body, storage } = context;
  const headers = storedHeaders(context);
  const condition = writeCondition(request);
  refuseBodySize(context);
  // Asked before the bytes come, so that they need not; and once more when they are there.
  condition(storage.objects.get(request.bucket, request.key));
  const blob = await storage.blobs.write(body.chunks());
  const { size, md5, checksum } = body.digest();
  const stored = checksum && ({ ...checksum, type: 'FULL_OBJECT' } as const);
  await commitObject(context, condition, {
    size,
    etag: md5,
    details: { headers, segments: [{ blob, size }], checksum: stored },
  });
  return { status: 200, headers: { etag: quotedEtag(md5), ...checksumHeaders(stored) } };
};

/** @throws S3Error MissingContentLength, EntityTooLarge */
export function refuseBodySize({ body }: OperationContext): void {
  if (body.size === undefined) throw new S3Error('MissingContentLength');
  if (body.size > PUT_MAX) {
    throw new S3Error('EntityTooLarge', undefined, {
      ProposedSize: String(body.size),
      MaxSizeAllowed: String(PUT_MAX),
    });
  }
}
