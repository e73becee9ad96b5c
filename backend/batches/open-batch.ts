import type { BatchContents } from '../../shared/api/batches.ts';
import { commonFolder } from '../../shared/common-folder.ts';
import { findBatchBySlug, listBatchFiles, totalOfBatch } from '../database/batches.ts';
import type { Dependencies } from '../dependencies.ts';
import { linkAddress } from '../links/link-address.ts';
import { linkNotFound, linkTakenBack } from '../links/link-errors.ts';

/** More files than this are listed on further pages. */
const FILES_PER_PAGE = 500;

/**
 * What is behind a batch's link: its files, each with its own link as that is now.
 * @param after the place after which to begin; 0 for the first
 * @throws {PailError} `link_not_found`, also where all files were deleted; `link_revoked`.
 */
export async function openBatch(
  { database, settings }: Pick<Dependencies, 'database' | 'settings'>,
  slug: string,
  after: number,
): Promise<BatchContents> {
  const batch = await findBatchBySlug(database, slug);
  if (!batch) throw linkNotFound();
  if (batch.revoked_at !== null) throw linkTakenBack();
  const [total, listed] = await Promise.all([
    totalOfBatch(database, batch.id),
    listBatchFiles(database, batch.id, { after, limit: FILES_PER_PAGE + 1 }),
  ]);
  if (total.count === 0) throw linkNotFound();
  const files = listed.slice(0, FILES_PER_PAGE);
  return {
    folder: commonFolder(files.map((file) => file.name_in_batch)),
    ...total,
    files: files.map((file) => ({
      name: file.name_in_batch,
      contentType: file.content_type,
      size: file.size,
      link: linkAddress({ slug: file.slug, objectKey: file.object_key }, settings),
    })),
    next: listed.length > FILES_PER_PAGE ? (files.at(-1)?.place ?? null) : null,
  };
}
