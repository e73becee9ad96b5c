import { z } from 'zod';

/** As what text becomes a file. */
export const textFormatSchema = z.enum(['text', 'markdown']);

export type TextFormat = z.infer<typeof textFormatSchema>;
