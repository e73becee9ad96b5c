import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import express, { type Express } from 'express';
import { z } from 'zod';
import type { BucketPlace } from '../../servers/bucket-place.ts';

const fileSchema = z.object({ filename: z.string(), contentType: z.string() });

/** Seconds. */
const LIFETIME = 15 * 60;

/**
 * The server of a hundred tutorials: Express, and the SDK's `getSignedUrl` for whoever asks. It knows nobody, limits
 * nothing and remembers nothing. That it takes several files in one call is more than those do.
 */
export function createTutorialApp({ bucket: Bucket, ...place }: BucketPlace): Express {
  const client = new S3Client({
    ...place,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const sign = async ({ filename, contentType }: z.infer<typeof fileSchema>) => {
    const Key = `uploads/${randomUUID()}-${filename}`;
    const command = new PutObjectCommand({ Bucket, Key, ContentType: contentType });
    return { key: Key, url: await getSignedUrl(client, command, { expiresIn: LIFETIME }) };
  };
  const app = express();
  app.use(express.json({ limit: '1mb' }));
  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 waits for it
  app.post('/presign', async (request, response) => {
    response.json(await sign(fileSchema.parse(request.body)));
  });
  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 waits for it
  app.post('/presign-all', async (request, response) => {
    response.json({ files: await Promise.all(z.array(fileSchema).parse(request.body).map(sign)) });
  });
  return app;
}
