import { randomBytes } from 'node:crypto';
import { xmlReply, type Reply } from '../http/reply.ts';
import { chosenMultipartChecksum } from './checksum-choice.ts';
import type { Operation } from './operation.ts';
import { storedHeaders } from './stored-headers.ts';

/** CreateMultipartUpload: notes what the object will have. */
export const createMultipartUpload: Operation = (context): Reply => {
  const { request, storage, now } = context;
  const headers = storedHeaders(context);
  const checksum = chosenMultipartChecksum(context);
  const initiatedAt = now();
  // It begins with the time, so that uploads of one key are listed in the order of their start.
  const id = `${initiatedAt.toString(16).padStart(12, '0')}${randomBytes(16).toString('hex')}`;
  storage.uploads.create(request.bucket, {
    id,
    key: request.key,
    initiatedAt,
    details: { headers, checksum },
  });
  return xmlReply(
    'InitiateMultipartUploadResult',
    { Bucket: request.bucket, Key: request.key, UploadId: id },
    checksum && {
      'x-amz-checksum-algorithm': checksum.algorithm.toUpperCase(),
      'x-amz-checksum-type': checksum.type,
    },
  );
};
