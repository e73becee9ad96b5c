import { z } from 'zod';

/** A document in a tab, as the browser's interfaces name it. */
export const pageFrameSchema = z.object({
  tabId: z.number().int().nonnegative(),
  /** 0 is the tab's own document. */
  frameId: z.number().int().nonnegative(),
});

export type PageFrame = z.infer<typeof pageFrameSchema>;

/** What a person wants of a page: decides which answers of a server make sense. */
export const pageMediaKindSchema = z.enum(['image', 'video', 'audio', 'link', 'page']);

export type PageMediaKind = z.infer<typeof pageMediaKindSchema>;

/** Something on a page, so that it can be fetched, and fetched again. */
export const pageTargetSchema = z.object({
  kind: pageMediaKindSchema,
  url: z.string(),
  /** The address of the document it stands in. */
  pageUrl: z.string().nullable(),
  /** The title of the tab, for what has no better name. */
  pageTitle: z.string().nullable().default(null),
  /** The document it stands in, as long as that is open; null where it is not known. */
  frame: pageFrameSchema.nullable().default(null),
});

export type PageTarget = z.infer<typeof pageTargetSchema>;
