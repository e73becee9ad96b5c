import { z } from 'zod';

/** How links are put on the clipboard. */
export const linkFormatSchema = z.object({
  kind: z.enum(['url', 'markdown', 'html', 'bbcode', 'custom']),
  /** For `custom`: text with {@link TEMPLATE_FIELDS} in it. */
  template: z.string().max(2000),
});

export type LinkFormat = z.infer<typeof linkFormatSchema>;

export type LinkFormatKind = LinkFormat['kind'];

export const PLAIN_LINKS: LinkFormat = { kind: 'url', template: '{name}: {link}' };

/** What a template may hold; each becomes what it says. */
export const TEMPLATE_FIELDS = ['{link}', '{name}', '{type}', '{size}'] as const;
