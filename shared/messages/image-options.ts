import { z } from 'zod';

/** What is done to pictures before they are uploaded; by default nothing. What is missing or broken counts as off. */
export const imageOptionsSchema = z.object({
  /** Whether EXIF, XMP, IPTC and the like are taken out: where, when and with which camera it was made. */
  stripMetadata: z.boolean().catch(false).default(false),
  format: z.enum(['keep', 'webp', 'avif']).catch('keep').default('keep'),
  /** Pixels; null leaves pictures as large as they are. */
  longestSide: z.number().int().min(16).max(16_384).nullable().catch(null).default(null),
});

export type ImageOptions = z.infer<typeof imageOptionsSchema>;

/** A format that a browser may be able to write. */
export type ImageFormat = Exclude<ImageOptions['format'], 'keep'>;

export const UNTOUCHED_IMAGES: ImageOptions = imageOptionsSchema.parse({});

/** Whether they ask for anything. */
export function asksForChange({ stripMetadata, format, longestSide }: ImageOptions): boolean {
  return stripMetadata || format !== 'keep' || longestSide !== null;
}
