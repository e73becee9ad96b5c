import { PailError } from '../../shared/errors/pail-error.ts';
import type { Doer } from '../audit/doer.ts';
import { nameOfLink, noteDeed } from '../audit/note-deed.ts';
import { makeLinkSlug } from '../authentication/secrets.ts';
import { findLink, findLinkedFile, insertLink, revokeLink } from '../database/links.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Dependencies } from '../dependencies.ts';
import { isPublic } from './describe-link.ts';

/**
 * Revokes a link of one of the user's files; one that is revoked already stays so. A file is never without a link of its
 * own: where that is revoked, another one takes its place, which nobody has been given yet. What was opened before may
 * still be read for as long as its signed address is good (`DOWNLOAD_URL_LIFETIME`); only deleting the file ends that.
 * @throws {PailError} `link_not_found`, also where it is another user's; `link_is_public` where revoking would change
 * nothing, since the bucket is public.
 */
export async function revokeLinkOf(
  { database, settings, now, randomBytes }: Dependencies,
  doer: Doer,
  slug: string,
): Promise<void> {
  const link = await findLink(database, slug);
  const file = await findLinkedFile(database, slug);
  if (!link || file?.user_id !== doer.user.id) {
    throw new PailError('link_not_found', 'There is no such link. List the links of the file again.');
  }
  if (isPublic(link, settings)) {
    throw new PailError(
      'link_is_public',
      'The bucket of this server is public, so this link cannot be taken back. Delete the file to end it.',
    );
  }
  await inTransaction(database, async (transaction) => {
    const at = now();
    const revoked = await revokeLink(transaction, slug, at);
    if (!revoked) return;
    await noteDeed(transaction, doer, {
      name: 'link.revoked',
      at,
      subject: revoked.file_id,
      details: { link: nameOfLink(slug) },
    });
    if (revoked.is_file_link !== 1) return;
    await insertLink(transaction, {
      slug: makeLinkSlug(randomBytes),
      file_id: revoked.file_id,
      created_at: at,
    });
  });
}
