import { z } from 'zod';

/** Where a bucket is and how to get into it. */
export const bucketPlaceSchema = z.object({
  endpoint: z.url(),
  region: z.string(),
  bucket: z.string(),
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
});

export type BucketPlace = z.infer<typeof bucketPlaceSchema>;
