import { z } from 'zod';
import { errorValueSchema } from '../../../shared/errors/pail-error.ts';
import { imageOptionsSchema } from '../../../shared/messages/image-options.ts';

const contentSchema = z.object({ blob: z.instanceof(Blob), name: z.string(), contentType: z.string() });

/** What the worker of pictures is asked. */
export const imageTaskSchema = z.object({
  taskId: z.number(),
  content: contentSchema,
  options: imageOptionsSchema,
});

export type ImageTask = z.infer<typeof imageTaskSchema>;

/** What it answers; null: the file stays as it is. */
export const imageAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), taskId: z.number(), content: contentSchema.nullable() }),
  z.object({ type: z.literal('failed'), taskId: z.number(), error: errorValueSchema }),
]);

export type ImageAnswer = z.infer<typeof imageAnswerSchema>;
