import { z } from 'zod';
import { checksumSchema } from '../../../shared/api/checksum.ts';
import { errorValueSchema } from '../../../shared/errors/pail-error.ts';

/** What the worker of part files is asked. */
export const partFileTaskSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('keep'),
    name: z.string(),
    bytes: z.array(z.instanceof(Uint8Array<ArrayBuffer>)),
  }),
  z.object({ type: z.literal('remove'), name: z.string() }),
]);

export type PartFileTask = z.infer<typeof partFileTaskSchema>;

/** What it answers to `keep`. */
export const partFileAnswerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('kept'),
    name: z.string(),
    md5: checksumSchema.shape.value,
    body: z.instanceof(Blob),
  }),
  z.object({ type: z.literal('failed'), name: z.string(), error: errorValueSchema }),
]);

export type PartFileAnswer = z.infer<typeof partFileAnswerSchema>;
