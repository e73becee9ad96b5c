import { z } from 'zod';
import { errorValueSchema } from '../errors/pail-error.ts';
import { MAX_PARTS, MAX_PARTS_PER_CALL } from '../limits.ts';
import { checksumSchema } from './checksum.ts';
import { signedRequestSchema } from './signed-request.ts';

const partNumberSchema = z.number().int().min(1).max(MAX_PARTS);

/** One part of a multipart upload that is about to be sent. */
const partToSignSchema = z.strictObject({
  partNumber: partNumberSchema,
  /** Bytes: the upload's part size, or less for the last part. */
  size: z.number().int().positive(),
  /** Needed unless the upload goes without checksums. */
  checksum: checksumSchema.optional(),
  /** One of the bucket's origins to sign for; the first where it is left out or not known. */
  origin: z.url().optional(),
});

export type PartToSign = z.infer<typeof partToSignSchema>;

export const signPartsRequestSchema = z.strictObject({
  parts: z.array(partToSignSchema).min(1).max(MAX_PARTS_PER_CALL),
});

/** Per part its request, or why there is none: the others of the call are not touched by its failure. */
export const signPartsResponseSchema = z.object({
  parts: z.array(
    z.union([
      z.object({ partNumber: partNumberSchema, request: signedRequestSchema }),
      z.object({ partNumber: partNumberSchema, error: errorValueSchema }),
    ]),
  ),
});
