import { z } from 'zod';
import { errorValueSchema } from '../errors/pail-error.ts';
import { MAX_FILENAME_LENGTH, MAX_PARTS, MAX_SOURCE_URL_LENGTH, MAX_UPLOADS_PER_CALL } from '../limits.ts';
import { checksumSchema, compositeChecksumSchema, sha256Schema } from './checksum.ts';
import { fileSchema } from './files.ts';
import { signedRequestSchema } from './signed-request.ts';

/** Made by the client before its first call, so that every call can be repeated after a crash. */
export const uploadIdSchema = z.uuid();

/** A MIME type with optional parameters (RFC 9110 §8.3.1). */
const contentTypeSchema = z
  .string()
  .max(255)
  .regex(
    /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"\\\r\n]*"))*$/,
    'must be a MIME type such as image/png; use application/octet-stream where it is not known',
  );

export const createUploadSchema = z.strictObject({
  id: uploadIdSchema,
  /** The original name, any Unicode. The backend makes the object key from it; it is never a path. */
  filename: z.string().min(1).max(MAX_FILENAME_LENGTH),
  contentType: contentTypeSchema,
  /** Bytes; null where it is not known before the end. */
  size: z.number().int().nonnegative().nullable(),
  /** Of an upload that goes without checksums it is not looked at. */
  checksum: checksumSchema.optional(),
  /** Only where the backend asked for it (`wantsSha256`), and of what one PUT carries. */
  sha256: sha256Schema.optional(),
  /** One of the bucket's origins (`Me.bucketOrigins`) to sign for; the first where it is left out or not known. */
  origin: z.url().optional(),
  sourceUrl: z
    .url({ protocol: /^(?:https?|data|blob)$/ })
    .max(MAX_SOURCE_URL_LENGTH)
    .optional(),
});

export type CreateUpload = z.infer<typeof createUploadSchema>;

export const createUploadsRequestSchema = z.strictObject({
  uploads: z.array(createUploadSchema).min(1).max(MAX_UPLOADS_PER_CALL),
});

/** What became of one upload of a call: the others of the call are not touched by its failure. */
export const uploadErrorSchema = z.object({ id: uploadIdSchema, error: errorValueSchema });

export type UploadError = z.infer<typeof uploadErrorSchema>;

/**
 * What proves an upload's bytes, decided once for each: their MD5s, or nothing but their number (the server's setting
 * `CHECKSUMS=off`).
 */
const checksumsSchema = z.enum(['md5', 'none']);

export type Checksums = z.infer<typeof checksumsSchema>;

export const createdUploadSchema = z.discriminatedUnion('mode', [
  /** One PUT carries the whole object. */
  z.object({
    id: uploadIdSchema,
    key: z.string(),
    mode: z.literal('single'),
    checksums: checksumsSchema,
    request: signedRequestSchema,
    /** Created once more with its `sha256`, the upload may turn out to be stored already; so may those that follow. */
    wantsSha256: z.literal(true).optional(),
  }),
  /** Parts of `partSize` bytes each, the last one shorter; their requests are asked for one by one. */
  z.object({
    id: uploadIdSchema,
    key: z.string(),
    mode: z.literal('multipart'),
    checksums: checksumsSchema,
    partSize: z.number().int().positive(),
  }),
  /** The user stored the same bytes before: there is nothing to send, and this upload is not remembered. */
  z.object({ id: uploadIdSchema, mode: z.literal('stored'), file: fileSchema }),
]);

export type CreatedUpload = z.infer<typeof createdUploadSchema>;

export const createUploadsResponseSchema = z.object({
  uploads: z.array(z.union([createdUploadSchema, uploadErrorSchema])),
});

export const completeUploadsRequestSchema = z.strictObject({
  ids: z.array(uploadIdSchema).min(1).max(MAX_UPLOADS_PER_CALL),
  /** By upload id: what the client computed of an upload in parts, which the object must have. */
  checksums: z.record(uploadIdSchema, compositeChecksumSchema).optional(),
  /** By upload id: the bytes that the client counted, which the object must have. Nothing else tells how long a stream was. */
  sizes: z.record(uploadIdSchema, z.number().int().positive()).optional(),
});

export const completedUploadSchema = z.object({ id: uploadIdSchema, file: fileSchema });

export type CompletedUpload = z.infer<typeof completedUploadSchema>;

export const completeUploadsResponseSchema = z.object({
  uploads: z.array(z.union([completedUploadSchema, uploadErrorSchema])),
});

/** What the backend knows of an upload. One that was aborted or never created is not found. */
export const uploadStateSchema = z.discriminatedUnion('state', [
  z.object({
    id: uploadIdSchema,
    key: z.string(),
    state: z.literal('pending'),
    /** Bytes of every part but the last; null where one PUT carries the whole object. */
    partSize: z.number().int().positive().nullable(),
    /** The parts that the bucket holds, in order: all pages of its list. */
    parts: z.array(
      z.object({
        partNumber: z.number().int().min(1).max(MAX_PARTS),
        size: z.number().int().nonnegative(),
        /** The part's MD5, where the bucket's ETag is one. */
        md5: checksumSchema.shape.value.nullable(),
      }),
    ),
  }),
  z.object({ id: uploadIdSchema, state: z.literal('completed'), file: fileSchema }),
]);

export type UploadState = z.infer<typeof uploadStateSchema>;
