import { z } from 'zod';
import { fileSchema } from '../api/files.ts';
import { uploadIdSchema } from '../api/uploads.ts';
import { errorValueSchema } from '../errors/pail-error.ts';

/**
 * Where an upload stands:
 * `waiting` for its turn · `fetching` the bytes from a page · `checking`, its checksum is computed · `sending` to the
 * bucket · `verifying`, the backend looks at the object · `done`, verified and recorded · `failed` · `cancelled`.
 */
export const uploadStateSchema = z.enum([
  'waiting',
  'fetching',
  'checking',
  'sending',
  'verifying',
  'done',
  'failed',
  'cancelled',
]);

export type UploadState = z.infer<typeof uploadStateSchema>;

/** How the bytes came in. */
export const uploadOriginSchema = z.enum(['drop', 'picker', 'paste', 'page']);

export type UploadOrigin = z.infer<typeof uploadOriginSchema>;

/** One upload as the interface shows it. */
export const uploadViewSchema = z.object({
  id: uploadIdSchema,
  name: z.string(),
  origin: uploadOriginSchema,
  contentType: z.string(),
  /** Bytes; null while it is not known. */
  size: z.number().int().nonnegative().nullable(),
  state: uploadStateSchema,
  /** Bytes of the current state that are through: fetched, checked or sent. */
  doneBytes: z.number().int().nonnegative(),
  /** Bytes a second, smoothed; null while it is not known. */
  bytesPerSecond: z.number().nonnegative().nullable(),
  /** Seconds until the last byte is sent; null while it is not known. */
  secondsLeft: z.number().nonnegative().nullable(),
  /** Only with `failed`. */
  error: errorValueSchema.nullable(),
  /** Only with `done`. */
  file: fileSchema.nullable(),
  /** Whether the browser put its link on the clipboard. */
  linkCopied: z.boolean(),
  /** When it was added, in milliseconds since 1970. */
  addedAt: z.number().int(),
});

export type UploadView = z.infer<typeof uploadViewSchema>;

/** Whether the upload still has work to do. */
export function isActive({ state }: Pick<UploadView, 'state'>): boolean {
  return state !== 'done' && state !== 'failed' && state !== 'cancelled';
}
