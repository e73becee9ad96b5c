import { z } from 'zod';
import { pageAreaSchema } from '../../shared/messages/screenshot.ts';

/** A picture of a page as it was taken: the pieces of which it is made. */
export const screenshotSchema = z.object({
  /** What the picture may be called, without extension. */
  name: z.string(),
  pageUrl: z.string().nullable(),
  /** Pictures of the window's content, each with the line of the page that is its first, in CSS pixels; later ones lie above. */
  pieces: z.array(z.object({ png: z.instanceof(Blob), top: z.number() })).min(1),
  /** CSS pixels that a piece is wide. */
  windowWidth: z.number().positive(),
  /** The part of the pieces that is wanted, in CSS pixels. */
  area: pageAreaSchema.nullable(),
  /** Whether the page goes on below. */
  isCut: z.boolean(),
});

export type Screenshot = z.infer<typeof screenshotSchema>;
