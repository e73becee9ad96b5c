import { z } from 'zod';

/** An MD5 of a whole body, in Base64 as in the Content-MD5 header (RFC 1864): what every S3 provider checks. */
export const checksumSchema = z.strictObject({
  algorithm: z.literal('md5'),
  value: z.string().regex(/^[A-Za-z0-9+/]{22}==$/, 'must be the Base64 of 16 bytes'),
});

export type Checksum = z.infer<typeof checksumSchema>;
