import { z } from 'zod';
import { checksumSchema } from '../../../shared/api/checksum.ts';
import { errorValueSchema } from '../../../shared/errors/pail-error.ts';

/** What the checksum worker is asked. One worker computes one checksum. */
export const checksumTaskSchema = z.object({ body: z.instanceof(Blob) });

/** What it answers. */
export const checksumAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), doneBytes: z.number() }),
  z.object({ type: z.literal('done'), checksum: checksumSchema }),
  z.object({ type: z.literal('failed'), error: errorValueSchema }),
]);

export type ChecksumAnswer = z.infer<typeof checksumAnswerSchema>;
