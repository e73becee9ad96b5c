import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Hono } from 'hono';
import { z } from 'zod';
import type { BucketPlace } from '../../servers/bucket-place.ts';

const requestSchema = z.object({
  method: z.enum(['PUT', 'POST', 'GET', 'DELETE']),
  key: z.string(),
  uploadId: z.string().optional(),
  partNumber: z.number().optional(),
});
const createSchema = z.object({ key: z.string() });
const completeSchema = z.object({
  key: z.string(),
  uploadId: z.string(),
  parts: z.array(z.object({ partNumber: z.number(), etag: z.string() })),
});

/**
 * The server that Uppy's documentation describes: it signs each request by the SDK's `getSignedUrl`.
 * @param publicEndpoint the bucket's address for browsers, which URLs are signed for.
 */
export function createSigningApp({ bucket: Bucket, ...place }: BucketPlace, publicEndpoint: string): Hono {
  const client = new S3Client({ ...place, forcePathStyle: true });
  const signer = new S3Client({
    ...place,
    endpoint: publicEndpoint,
    forcePathStyle: true,
    // What Uppy sends carries no checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });

  function signed({
    method,
    key: Key,
    uploadId,
    partNumber,
  }: z.infer<typeof requestSchema>): Promise<string> {
    if (uploadId === undefined) {
      return method === 'POST'
        ? getSignedUrl(signer, new CreateMultipartUploadCommand({ Bucket, Key }))
        : getSignedUrl(signer, new PutObjectCommand({ Bucket, Key }));
    }
    const upload = { Bucket, Key, UploadId: uploadId };
    switch (method) {
      case 'PUT':
        return getSignedUrl(signer, new UploadPartCommand({ ...upload, PartNumber: partNumber }));
      case 'POST':
        return getSignedUrl(signer, new CompleteMultipartUploadCommand(upload));
      case 'GET':
        return getSignedUrl(signer, new ListPartsCommand(upload));
      case 'DELETE':
        return getSignedUrl(signer, new AbortMultipartUploadCommand(upload));
    }
  }

  return new Hono()
    .post('/sign', async (context) =>
      context.json({ url: await signed(requestSchema.parse(await context.req.json())) }),
    )
    .post('/multipart', async (context) => {
      const { key: Key } = createSchema.parse(await context.req.json());
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
      return context.json({ uploadId: UploadId });
    })
    .post('/multipart/complete', async (context) => {
      const { key: Key, uploadId: UploadId, parts } = completeSchema.parse(await context.req.json());
      const Parts = parts.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag }));
      const command = new CompleteMultipartUploadCommand({
        Bucket,
        Key,
        UploadId,
        MultipartUpload: { Parts },
      });
      await client.send(command);
      return context.json({});
    });
}
