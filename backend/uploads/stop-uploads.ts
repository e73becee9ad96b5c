import { listUploadsOfDevice, listUploadsOfRevokedDevices, type UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { abandonUpload } from './abandon-upload.ts';

type Stopping = Pick<Dependencies, 'database' | 'bucket' | 'log'>;

const ROWS_AT_ONCE = 100;

/**
 * Gives up what a revoked device is uploading: its rows, its parts in the bucket, and what its last URLs may still store.
 * A bucket that does not answer is asked again by the reaper.
 * @returns how many uploads were given up
 */
export async function stopUploadsOf(
  dependencies: Stopping,
  device: { id: string; user_id: string },
): Promise<number> {
  const uploads = await listUploadsOfDevice(dependencies.database, device.user_id, device.id);
  await abandonAll(dependencies, uploads);
  return uploads.length;
}

/**
 * The same for every revoked device: a call that had begun before the revocation may have created an upload after it,
 * and a backend may have died between the two.
 */
export async function stopUploadsOfRevokedDevices(dependencies: Stopping): Promise<number> {
  let total = 0;
  let uploads;
  do {
    uploads = await listUploadsOfRevokedDevices(dependencies.database, ROWS_AT_ONCE);
    await abandonAll(dependencies, uploads);
    total += uploads.length;
  } while (uploads.length === ROWS_AT_ONCE);
  return total;
}

/** One after the other: other people's uploads come first. */
async function abandonAll(dependencies: Stopping, uploads: readonly UploadRow[]): Promise<void> {
  for (const upload of uploads) await abandonUpload(dependencies, upload);
}
