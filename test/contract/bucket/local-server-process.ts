import { startLocalBucket } from '../../../backend/local-bucket/local-bucket.ts';
import { z } from 'zod';

/** The process that local-server.ts starts: the local bucket, until it is killed. */
const environment = z
  .object({
    LOCAL_BUCKET_DIRECTORY: z.string(),
    LOCAL_BUCKET_KEY_ID: z.string(),
    LOCAL_BUCKET_SECRET: z.string(),
  })
  .parse(process.env);

const { endpoint } = await startLocalBucket({
  directory: environment.LOCAL_BUCKET_DIRECTORY,
  credentials: {
    accessKeyId: environment.LOCAL_BUCKET_KEY_ID,
    secretAccessKey: environment.LOCAL_BUCKET_SECRET,
  },
});

process.on('message', () => {
  process.send?.({ peakBytes: process.resourceUsage().maxRSS * 1024 });
});
process.send?.({ endpoint });
