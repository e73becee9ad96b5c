import { z } from 'zod';

/** The name of the port over which a page's bytes come. */
export const PAGE_READ_PORT = 'page-read';

/** What the extension asks of its script in a page: first what to read, then piece after piece. */
export const pageReadOrderSchema = z.discriminatedUnion('type', [
  /** The bytes behind an address, as the page itself gets them. */
  z.object({ type: z.literal('bytes'), url: z.string() }),
  /** A copy of what an `img` of this address shows, encoded anew. */
  z.object({ type: z.literal('picture'), url: z.string() }),
  z.object({ type: z.literal('more') }),
]);

export type PageReadOrder = z.infer<typeof pageReadOrderSchema>;

/** What an answer says of itself, read inside a page. */
export const pageAnswerFactsSchema = z.object({
  /** After redirects. */
  url: z.string(),
  status: z.number().int(),
  contentType: z.string().nullable(),
  contentDisposition: z.string().nullable(),
  /** Bytes of the whole; null where only their end tells. */
  size: z.number().int().nonnegative().nullable(),
});

export type PageAnswerFacts = z.infer<typeof pageAnswerFactsSchema>;

/**
 * Why a page could not give something: `unreachable` to it · `gone`, it exists no longer · `stream`, it is put together
 * from pieces as it plays · `protected` by DRM · `tainted`, the page itself may not read its pixels.
 */
const pageReadFailureSchema = z.enum(['unreachable', 'gone', 'stream', 'protected', 'tainted']);

export type PageReadFailure = z.infer<typeof pageReadFailureSchema>;

/** What the script in a page answers. A page can say anything: it is checked like any server's answer. */
export const pageReadMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answer'), facts: pageAnswerFactsSchema }),
  /** Messages carry text only in Chrome: a `data:` address holds the bytes. */
  z.object({ type: z.literal('piece'), dataUrl: z.string().startsWith('data:') }),
  z.object({ type: z.literal('end') }),
  z.object({ type: z.literal('failed'), reason: pageReadFailureSchema }),
]);

export type PageReadMessage = z.infer<typeof pageReadMessageSchema>;
