import type { Batch } from '../../shared/api/batches.ts';
import { listBatchesOfFile, totalOfBatch } from '../database/batches.ts';
import type { Dependencies } from '../dependencies.ts';
import { batchAddress } from './batch-address.ts';

/** The batches that a file is in and whose links are not revoked, the newest first. */
export async function describeBatchesOfFile(
  { database, settings }: Pick<Dependencies, 'database' | 'settings'>,
  fileId: string,
): Promise<Batch[]> {
  const batches = await listBatchesOfFile(database, fileId);
  return Promise.all(
    batches.map(async ({ id, slug }) => ({
      id,
      link: batchAddress(slug, settings),
      files: (await totalOfBatch(database, id)).count,
    })),
  );
}
