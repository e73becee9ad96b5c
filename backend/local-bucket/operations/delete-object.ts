import type { Reply } from '../http/reply.ts';
import type { Operation } from './operation.ts';

/** DeleteObject. As in S3, it succeeds when there is no such object. */
export const deleteObject: Operation = async ({ request, storage }): Promise<Reply> => {
  await storage.blobs.remove(storage.objects.delete(request.bucket, [request.key]));
  return { status: 204 };
};
