import { z } from 'zod';
import { uploadIdSchema } from '../../../shared/api/uploads.ts';
import { errorValueSchema } from '../../../shared/errors/pail-error.ts';
import { imageOptionsSchema } from '../../../shared/messages/image-options.ts';
import { pageTargetSchema } from '../../../shared/messages/page-target.ts';
import { uploadOriginSchema } from '../../../shared/messages/upload-view.ts';

/** An upload as it outlives the browser: all but its bytes and the checksums of its parts. */
export const uploadRecordSchema = z.object({
  id: uploadIdSchema,
  /** Over which connection it goes; null where there was only one. */
  connectionId: z.uuid().nullable().default(null),
  name: z.string(),
  origin: uploadOriginSchema,
  contentType: z.string(),
  size: z.number().int().nonnegative().nullable(),
  sourceUrl: z.string().nullable(),
  /** Set where the bytes come from a page. */
  page: pageTargetSchema.nullable(),
  /** When the file was changed last, in milliseconds since 1970; null where it is none of the user's. */
  lastModified: z.number().nullable(),
  /** When it was added, in milliseconds since 1970. */
  addedAt: z.number().int(),
  /** Of two uploads the one with more has its turn first, of equals the older one; 0 unless the person chose. */
  priority: z.number().int().nonnegative().default(0),
  /** What is yet to be done to the bytes before anything of them is sent; null where they stay as they are now. */
  preparation: imageOptionsSchema.nullable().default(null),
  /** `unfinished` goes on by itself after a restart; the others wait for the person. */
  state: z.enum(['unfinished', 'paused', 'failed', 'cancelled']),
  error: errorValueSchema.nullable(),
  /** The id under which the backend knows it; null before it does. */
  uploadId: uploadIdSchema.nullable(),
  /** Bytes of every part but the last; null where one PUT carries the object, or it is not known yet. */
  partSize: z.number().int().positive().nullable(),
});

export type UploadRecord = z.infer<typeof uploadRecordSchema>;
