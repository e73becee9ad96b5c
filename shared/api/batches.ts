import { z } from 'zod';
import { MAX_BATCH_FILES_PER_CALL, MAX_FILENAME_LENGTH } from '../limits.ts';

const batchFileSchema = z.strictObject({
  fileId: z.uuid(),
  /** What it is called in the batch, with the folders that it lies in: `holiday/2026/cat.png`. */
  name: z.string().min(1).max(MAX_FILENAME_LENGTH),
});

export type BatchFile = z.infer<typeof batchFileSchema>;

/** Files to add to a batch, in the order in which they are listed; those that are in it already stay as they are. */
export const putBatchRequestSchema = z.strictObject({
  files: z.array(batchFileSchema).min(1).max(MAX_BATCH_FILES_PER_CALL),
});

/** Several files under one link. */
export const batchSchema = z.object({
  id: z.uuid(),
  /** The address to hand out: a page that lists the files. */
  link: z.url(),
  /** How many files it holds. */
  files: z.number().int().nonnegative(),
});

export type Batch = z.infer<typeof batchSchema>;

export const listBatchesResponseSchema = z.object({
  /** The newest first. */
  batches: z.array(batchSchema),
});

/** What the link of a batch answers to a program; a person gets a page. */
export const batchContentsSchema = z.object({
  /** The folder that all of them lie in; null where there is none. */
  folder: z.string().nullable(),
  /** How many files the batch holds, and how many bytes they have together. */
  count: z.number().int().positive(),
  bytes: z.number().int().nonnegative(),
  files: z.array(
    z.object({
      name: z.string(),
      contentType: z.string(),
      /** Bytes. */
      size: z.number().int().nonnegative(),
      link: z.url(),
    }),
  ),
  /** Asks for what comes after these (`?after=`); null where nothing does. */
  next: z.number().int().nullable(),
});

export type BatchContents = z.infer<typeof batchContentsSchema>;
