import { z } from 'zod';
import {
  MAX_LINK_DOWNLOADS,
  MAX_LINK_PASSWORD_LENGTH,
  MAX_LINK_SECONDS,
  MIN_LINK_PASSWORD_LENGTH,
} from '../limits.ts';

/** What a new share link is held to; what is left out does not limit it. */
export const createLinkRequestSchema = z.strictObject({
  /** Seconds from now. */
  expiresIn: z.number().int().min(1).max(MAX_LINK_SECONDS).optional(),
  /** Asked of whoever opens the link. It cannot be read again: the server keeps a hash of it. */
  password: z.string().min(MIN_LINK_PASSWORD_LENGTH).max(MAX_LINK_PASSWORD_LENGTH).optional(),
  /** How often the file may be fetched by it. */
  maxDownloads: z.number().int().min(1).max(MAX_LINK_DOWNLOADS).optional(),
});

export type CreateLink = z.infer<typeof createLinkRequestSchema>;

/** `active` · `expired`, its time has passed · `used_up`, it gave as many downloads as it may. A revoked one is not listed. */
const linkStateSchema = z.enum(['active', 'expired', 'used_up']);

/** An address that a file is handed out by. */
export const linkSchema = z.object({
  /** Names the link in `DELETE /links/:slug`. */
  slug: z.string(),
  /** The address to hand out. */
  url: z.url(),
  state: linkStateSchema,
  /** Whether it is the file's own link (`StoredFile.link`). When that is revoked, the file gets a new one. */
  isFileLink: z.boolean(),
  /** In milliseconds since 1970. */
  createdAt: z.number().int(),
  /** In milliseconds since 1970; null where it does not end. */
  expiresAt: z.number().int().nullable(),
  hasPassword: z.boolean(),
  /** Null where it is not limited. */
  maxDownloads: z.number().int().positive().nullable(),
  /** How often the file was fetched by it; null where that is not limited, and so not counted. */
  downloads: z.number().int().nonnegative().nullable(),
});

export type Link = z.infer<typeof linkSchema>;

export const listLinksResponseSchema = z.object({
  /** The file's own link first, then the newest first. */
  links: z.array(linkSchema),
});

/** What the password page of a link sends, and what a program may send in its place (a form, to `/s/:slug`). */
export const openLinkFormSchema = z.object({
  password: z.string().max(MAX_LINK_PASSWORD_LENGTH).optional(),
});
