import { z } from 'zod';

export const linkFormatKindSchema = z.enum(['url', 'markdown', 'html', 'bbcode', 'custom']);

export type LinkFormatKind = z.infer<typeof linkFormatKindSchema>;

/** How links are put on the clipboard. */
export const linkFormatSchema = z.object({
  kind: linkFormatKindSchema,
  /** For `custom`: text with {@link TEMPLATE_FIELDS} in it. */
  template: z.string().max(2000),
});

export type LinkFormat = z.infer<typeof linkFormatSchema>;

export const PLAIN_LINKS: LinkFormat = { kind: 'url', template: '{name}: {link}' };

/** What a template may hold; each becomes what it says. */
export const TEMPLATE_FIELDS = ['{link}', '{name}', '{type}', '{size}'] as const;
