import { z } from 'zod';
import { readDocument } from '../body/read-document.ts';
import { S3Error } from '../errors.ts';
import { type Reply, xmlReply } from '../http/reply.ts';
import { xmlList } from '../xml.ts';
import type { Operation } from './operation.ts';

/** Keys of one request. */
const KEYS_MAX = 1000;

const deleteDocument = z.object({
  Delete: z.object({
    Object: xmlList(z.object({ Key: z.string().min(1), VersionId: z.literal('null').optional() }), KEYS_MAX),
    Quiet: z.enum(['true', 'false']).optional(),
  }),
});

/** DeleteObjects: up to 1,000 keys in one transaction. The document must come with an MD5 or a checksum. */
export const deleteObjects: Operation = async ({ request, body, storage }): Promise<Reply> => {
  if (!body.guarded) {
    throw new S3Error('InvalidRequest', 'Missing required header for this request: Content-MD5');
  }
  const document = deleteDocument.safeParse(await readDocument(body));
  if (!document.success) throw new S3Error('MalformedXML');
  const { Object: objects, Quiet: quiet } = document.data.Delete;
  const keys = objects.map(({ Key }) => Key);
  await storage.blobs.remove(storage.objects.delete(request.bucket, keys));
  return xmlReply('DeleteResult', {
    Deleted: quiet === 'true' ? [] : keys.map((key) => ({ Key: key })),
  });
};
