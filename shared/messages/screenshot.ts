import { z } from 'zod';

/** What a picture is taken of: what is seen of the page, a part of that which the person marks, or the page from top to bottom. */
export const screenshotKindSchema = z.enum(['visible', 'area', 'page']);

export type ScreenshotKind = z.infer<typeof screenshotKindSchema>;

/** A part of what is seen of a page, in CSS pixels from its upper left corner. */
export const pageAreaSchema = z.object({
  left: z.number().nonnegative(),
  top: z.number().nonnegative(),
  width: z.number().positive(),
  height: z.number().positive(),
});

export type PageArea = z.infer<typeof pageAreaSchema>;

/** What the script that selects an area says; null where the person gave up. */
export const selectedAreaSchema = pageAreaSchema.nullable();

/** What the script that scrolls a page is told: it has no other arguments. */
export const scrollOrderSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('measure') }),
  /** Scrolls so that this line of the page is the first that is seen, as far as the page goes. */
  z.object({ what: z.literal('show'), top: z.number(), isFirst: z.boolean(), isLast: z.boolean() }),
  z.object({ what: z.literal('restore') }),
]);

export type ScrollOrder = z.infer<typeof scrollOrderSchema>;

/** Where a script in a page finds its {@link ScrollOrder}: a global variable of the extension's own world there. */
export const SCROLL_ORDER = 'pailScrollOrder';

/** How a page lies, in CSS pixels. */
export const pageViewSchema = z.object({
  /** The line of the page that is the first seen. */
  top: z.number(),
  /** Of the whole page. */
  pageHeight: z.number().positive(),
  /** Of what is seen of the page, without scrollbars. */
  width: z.number().positive(),
  height: z.number().positive(),
  /** Of the window's content, with scrollbars: what a picture of it shows. */
  windowWidth: z.number().positive(),
  /** Device pixels of a CSS pixel. */
  scale: z.number().positive(),
});

export type PageView = z.infer<typeof pageViewSchema>;
