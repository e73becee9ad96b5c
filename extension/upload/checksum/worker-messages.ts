import { z } from 'zod';
import { checksumSchema } from '../../../shared/api/checksum.ts';
import { errorValueSchema } from '../../../shared/errors/pail-error.ts';

/** What the checksum worker is asked to compute. */
const computeTaskSchema = z.object({
  type: z.literal('compute'),
  taskId: z.number(),
  body: z.instanceof(Blob),
  place: z.object({ file: z.number(), start: z.number(), whole: z.instanceof(Blob) }).optional(),
});

export type ComputeTask = z.infer<typeof computeTaskSchema>;

/** What the checksum worker is asked. */
export const checksumTaskSchema = z.discriminatedUnion('type', [
  computeTaskSchema,
  z.object({ type: z.literal('cancel'), taskId: z.number() }),
]);

export type ChecksumTask = z.infer<typeof checksumTaskSchema>;

/** What it answers. */
export const checksumAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), taskId: z.number(), doneBytes: z.number() }),
  z.object({ type: z.literal('done'), taskId: z.number(), checksum: checksumSchema }),
  z.object({ type: z.literal('failed'), taskId: z.number(), error: errorValueSchema }),
]);

export type ChecksumAnswer = z.infer<typeof checksumAnswerSchema>;
