import type { Reply } from '../http/reply.ts';
import type { Operation } from './operation.ts';

/** AbortMultipartUpload: its parts go with it. */
export const abortMultipartUpload: Operation = async ({ request, storage }): Promise<Reply> => {
  const { id } = storage.uploads.get(request.bucket, request.key, request.query.get('uploadId') ?? '');
  await storage.blobs.remove(storage.uploads.delete(id));
  return { status: 204 };
};
