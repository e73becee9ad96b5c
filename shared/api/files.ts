import { z } from 'zod';
import { MAX_FILES_PER_PAGE } from '../limits.ts';
import { checksumSchema, compositeChecksumSchema } from './checksum.ts';

/** A finished, verified upload. */
export const fileSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  contentType: z.string(),
  /** Size of the object in bytes, as the bucket gave it. */
  size: z.number().int().nonnegative(),
  checksum: z.discriminatedUnion('algorithm', [checksumSchema, compositeChecksumSchema]).nullable(),
  /** The address to hand out. */
  link: z.url(),
  /** The page or address the bytes came from. */
  sourceUrl: z.string().nullable(),
  /** When it was verified, in milliseconds since 1970. */
  createdAt: z.number().int(),
});

export type StoredFile = z.infer<typeof fileSchema>;

/** What a file is to people, by its content type. */
export const fileKindSchema = z.enum(['image', 'video', 'audio', 'other']);

export type FileKind = z.infer<typeof fileKindSchema>;

export const listFilesQuerySchema = z.strictObject({
  /** Part of the name, any case. */
  query: z.string().max(200).optional(),
  kind: fileKindSchema.optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_FILES_PER_PAGE).default(50),
});

export const listFilesResponseSchema = z.object({
  files: z.array(fileSchema),
  /** Asks for the next page; null on the last one. */
  nextCursor: z.string().nullable(),
});

export type ListFilesResponse = z.infer<typeof listFilesResponseSchema>;
