import { PailError } from '../../shared/errors/pail-error.ts';
import type { FileRow } from '../database/files.ts';
import {
  countDownload,
  findLink,
  findLinkedFile,
  returnPasswordAttempt,
  takePasswordAttempt,
  type LinkRow,
} from '../database/links.ts';
import type { Dependencies } from '../dependencies.ts';
import { contentDispositionOf } from '../files/content-disposition.ts';
import { COUNTED_DOWNLOAD_URL_LIFETIME, DOWNLOAD_URL_LIFETIME } from '../storage/url-lifetime.ts';
import { goneError, linkNotFound, linkUsedUp } from './link-errors.ts';
import { isLinkPassword } from './link-password.ts';

/**
 * A password is tried at most this often, whoever tries it: guessing one of a thousand takes a day. Whoever knows the
 * right one waits too while somebody guesses.
 */
export const PASSWORD_ATTEMPTS = { most: 10, within: 15 * 60_000 };

/** A link that is good, and what it leads to. */
export interface GoodLink {
  link: LinkRow;
  file: FileRow;
}

/** @throws {PailError} `link_not_found`, `link_revoked`, `link_expired` or `link_used_up`. */
export async function findGoodLink(
  { database, now }: Pick<Dependencies, 'database' | 'now'>,
  slug: string,
): Promise<GoodLink> {
  const [link, file] = await Promise.all([findLink(database, slug), findLinkedFile(database, slug)]);
  if (!link || !file) throw linkNotFound();
  const gone = goneError(link, now());
  if (gone) throw gone;
  return { link, file };
}

/**
 * Compares what somebody says with the password of a link; one without a password takes anything.
 * @throws {PailError} `link_password_needed`, `link_password_wrong` or `link_password_attempts`.
 */
export async function checkPassword(
  { database, now }: Pick<Dependencies, 'database' | 'now'>,
  { slug, password_hash: hash }: LinkRow,
  password: string | undefined,
): Promise<void> {
  if (hash === null) return;
  if (!password) {
    throw new PailError(
      'link_password_needed',
      'This link needs a password. Type the one that came with it; a program sends it as `password` in a form, by POST.',
    );
  }
  // Counted before the comparison, so that any number at once are counted too.
  if (!(await takePasswordAttempt(database, slug, now(), PASSWORD_ATTEMPTS))) {
    throw new PailError(
      'link_password_attempts',
      `Too many passwords were tried on this link. Try again in ${PASSWORD_ATTEMPTS.within / 60_000} minutes.`,
      { details: { retryAfterSeconds: PASSWORD_ATTEMPTS.within / 1000 } },
    );
  }
  if (!(await isLinkPassword(password, hash))) {
    throw new PailError(
      'link_password_wrong',
      'This is not the password of this link. Check it, with capital and small letters, and try again.',
    );
  }
  await returnPasswordAttempt(database, slug);
}

/**
 * Signs the address in the bucket that a good link leads to, and counts the download where the link counts. The bucket
 * then answers ranges by itself, so a player seeks without coming back. A HEAD is not counted: what is signed for it
 * gives no bytes.
 * @throws {PailError} `link_used_up` where others took the last downloads just now; an error of the bucket or database.
 */
export async function signLinkedFile(
  { bucket, commits, now }: Dependencies,
  { link, file }: GoodLink,
  method: 'GET' | 'HEAD',
): Promise<string> {
  const isCounted = link.max_downloads !== null;
  // Signed first: a download that cannot begin is not counted.
  const signer = await bucket.signer();
  const url = signer.download({
    key: file.object_key,
    // The signature covers the method, and a client follows the redirect with its own.
    method,
    contentType: file.content_type,
    contentDisposition: contentDispositionOf(file.name, file.content_type),
    lifetime: Math.min(
      isCounted ? COUNTED_DOWNLOAD_URL_LIFETIME : DOWNLOAD_URL_LIFETIME,
      untilEnd(link, now()),
    ),
  });
  if (isCounted && method === 'GET') {
    const counted = await commits.run((transaction) => countDownload(transaction, link.slug, now()));
    if (!counted) throw linkUsedUp();
  }
  return url;
}

/** Milliseconds up to a link's end, in whole seconds, as a signature has them. */
function untilEnd({ expires_at: end }: LinkRow, now: number): number {
  return end === null ? Number.POSITIVE_INFINITY : Math.max(Math.ceil((end - now) / 1000), 1) * 1000;
}
