import { z } from 'zod';

/** An MD5 of a whole body, in Base64 as in the Content-MD5 header (RFC 1864): what every S3 provider checks. */
export const checksumSchema = z.strictObject({
  algorithm: z.literal('md5'),
  value: z.string().regex(/^[A-Za-z0-9+/]{22}==$/, 'must be the Base64 of 16 bytes'),
});

/**
 * The checksum of a multipart upload: the MD5 of its parts' MD5s in hexadecimal, a hyphen and the number of parts; what
 * S3 gives as the ETag of an object that was stored in parts.
 */
export const compositeChecksumSchema = z.strictObject({
  algorithm: z.literal('md5-parts'),
  value: z
    .string()
    .regex(/^[0-9a-f]{32}-[1-9]\d{0,4}$/, 'must be 32 hexadecimal digits, a hyphen and the number of parts'),
});

/** The SHA-256 of a whole body, in Base64 as in the header `x-amz-checksum-sha256`. */
export const sha256Schema = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'must be the Base64 of 32 bytes');

export type CompositeChecksum = z.infer<typeof compositeChecksumSchema>;

export type Checksum = z.infer<typeof checksumSchema>;
