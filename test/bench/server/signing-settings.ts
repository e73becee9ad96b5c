import { z } from 'zod';
import { bucketPlaceSchema } from '../../servers/bucket-place.ts';

export const signingSettingsSchema = z.object({
  host: z.string(),
  place: bucketPlaceSchema,
  /** The bucket's address for browsers, which URLs are signed for. */
  publicEndpoint: z.url(),
});
