import { z } from 'zod';
import { fileSchema } from '../api/files.ts';
import { uploadIdSchema } from '../api/uploads.ts';
import { errorValueSchema } from '../errors/pail-error.ts';

/**
 * Where an upload stands:
 * `waiting` for its turn · `fetching` the bytes from a page · `checking`, its checksum is computed · `sending` to the
 * bucket · `verifying`, the backend looks at the object · `done`, verified and recorded · `paused` by the person · `file-needed`, its bytes did not outlive
 * the browser: the person adds the file again and only what is missing is sent · `failed` · `cancelled`.
 */
export const uploadStateSchema = z.enum([
  'waiting',
  'fetching',
  'checking',
  'sending',
  'verifying',
  'done',
  'paused',
  'file-needed',
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
  /** Over which connection it goes; null where that is gone, or there is only one. */
  connectionId: z.uuid().nullable(),
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
  /** What went wrong on the way and is being tried again; null while all goes well. */
  trouble: errorValueSchema.nullable(),
  /** Only with `failed`. */
  error: errorValueSchema.nullable(),
  /** Only with `done`. */
  file: fileSchema.nullable(),
  /** Whether the browser put its link on the clipboard. */
  linkCopied: z.boolean(),
  /** When it was added, in milliseconds since 1970: the same for all that was added together. */
  addedAt: z.number().int(),
});

export type UploadView = z.infer<typeof uploadViewSchema>;

const ACTIVE: ReadonlySet<UploadState> = new Set<UploadState>([
  'waiting',
  'fetching',
  'checking',
  'sending',
  'verifying',
]);

/** Whether the upload is being worked at, or will be without anybody's doing. */
export function isActive({ state }: Pick<UploadView, 'state'>): boolean {
  return ACTIVE.has(state);
}
