import type { CreateLink, Link } from '../../shared/api/links.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { MAX_LINKS_PER_FILE } from '../../shared/limits.ts';
import { makeLinkSlug } from '../authentication/secrets.ts';
import type { Doer } from '../audit/doer.ts';
import { nameOfLink, noteDeed } from '../audit/note-deed.ts';
import type { FileRow } from '../database/files.ts';
import { insertLink, listLinks } from '../database/links.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Dependencies } from '../dependencies.ts';
import { toLink } from './describe-link.ts';
import { hashLinkPassword } from './link-password.ts';

/**
 * Makes one more link of a file, held to what is asked for.
 * @throws {PailError} `link_is_public` where the bucket is public, and so nothing can be asked for; `too_many_links`.
 */
export async function createLink(
  { database, settings, now, randomBytes }: Dependencies,
  file: FileRow,
  { expiresIn, password, maxDownloads }: CreateLink,
  doer: Doer,
): Promise<Link> {
  const asksForSomething = (expiresIn ?? password ?? maxDownloads) !== undefined;
  if (settings.publicBaseUrl !== undefined && asksForSomething) {
    throw new PailError(
      'link_is_public',
      'The bucket of this server is public, so a link cannot be held to an expiry, a password or a number of downloads. Hand out the link of the file itself.',
    );
  }
  if ((await listLinks(database, file.id)).length >= MAX_LINKS_PER_FILE) {
    throw new PailError(
      'too_many_links',
      `This file has ${MAX_LINKS_PER_FILE} links already. Revoke one that nobody needs any more first.`,
      { details: { most: MAX_LINKS_PER_FILE } },
    );
  }
  const createdAt = now();
  const row = {
    slug: makeLinkSlug(randomBytes),
    file_id: file.id,
    created_at: createdAt,
    is_file_link: 0,
    expires_at: expiresIn === undefined ? null : createdAt + expiresIn * 1000,
    password_hash: password === undefined ? null : await hashLinkPassword(password, randomBytes),
    max_downloads: maxDownloads ?? null,
  };
  const link = await inTransaction(database, async (transaction) => {
    await noteDeed(transaction, doer, {
      name: 'link.made',
      at: createdAt,
      subject: file.id,
      details: {
        link: nameOfLink(row.slug),
        expiresAt: row.expires_at,
        hasPassword: row.password_hash !== null,
        maxDownloads: row.max_downloads,
      },
    });
    return insertLink(transaction, row);
  });
  return toLink(link, { objectKey: file.object_key, settings, now: createdAt });
}
