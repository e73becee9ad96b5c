import { z } from 'zod';
import { imageOptionsSchema, UNTOUCHED_IMAGES } from '../../shared/messages/image-options.ts';
import { linkFormatKindSchema, linkFormatSchema, PLAIN_LINKS } from '../../shared/messages/link-format.ts';

/** What the user chose. It holds no secret, so it may be exported; what is missing or broken is as it is by default. */
export const preferencesSchema = z.object({
  linkFormat: linkFormatSchema.catch(PLAIN_LINKS).default(PLAIN_LINKS),
  /** For which sites links are copied otherwise, by their hosts' names. */
  siteFormats: z.record(z.string(), linkFormatKindSchema).catch({}).default({}),
  /** Which uploads deserve a notification. */
  notify: z.enum(['pages', 'always', 'never']).catch('pages').default('pages'),
  /** What is done to pictures before they are uploaded. */
  images: imageOptionsSchema.catch(UNTOUCHED_IMAGES).default(UNTOUCHED_IMAGES),
  /** Whether pages show a drop target while something is dragged over them. It takes Pail's permission to see all pages too. */
  pageDropTarget: z.boolean().catch(false).default(false),
});

export type Preferences = z.infer<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: Preferences = preferencesSchema.parse({});
