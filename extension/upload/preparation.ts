import { PailError } from '../../shared/errors/pail-error.ts';
import { throwIfCancelled } from './cancelled.ts';
import type { BytesKeeper } from './durable/bytes-keeper.ts';
import type { Journal } from './durable/journal.ts';
import type { FilePreparer } from './ports.ts';
import type { QueuedUpload } from './queued-upload.ts';
import type { SourceContent } from './source.ts';

/** Pictures of more bytes are not prepared: the whole of one is in memory meanwhile. */
export const LARGEST_IMAGE_BYTES = 256 * 1024 ** 2;

/** What a preparation needs of the queue. */
export interface PreparationTools {
  preparer: FilePreparer | undefined;
  journal: Journal;
  keeper: BytesKeeper;
}

/**
 * Prepares an upload's bytes, once: what comes of it takes the bytes' place on disk together with the note that it is
 * done, so that a restart goes on with the very same bytes.
 * @throws {PailError} as `FilePreparer`
 */
export async function prepareUpload(
  upload: QueuedUpload,
  content: SourceContent,
  { preparer, journal, keeper }: PreparationTools,
): Promise<SourceContent> {
  const { signal } = upload.abort;
  const options = upload.record.preparation;
  if (upload.preparation === 'done' || options === null || !preparer) return content;
  // From here on no copy of the first bytes begins, and one that is being made must not come after the new ones.
  upload.preparation = 'begun';
  await keeper.settled(upload);
  const prepared = await preparer.prepare(content, options, signal);
  throwIfCancelled(signal);
  if (prepared) await journal.replace(upload, prepared);
  else await journal.change(upload, { preparation: null });
  upload.preparation = 'done';
  return prepared ?? content;
}

/**
 * Refuses what came from a page in more bytes than can be prepared, where something must not be sent with it.
 * @throws {PailError} `metadata_not_removable`
 */
export function refuseUnprepared(upload: QueuedUpload, contentType: string): void {
  if (isToBePrepared(upload, contentType) && upload.record.preparation?.stripMetadata === true)
    throw imageTooLarge();
}

/** Whether something of this type is to be changed before it is sent. */
export function isToBePrepared({ preparation }: QueuedUpload, contentType: string): boolean {
  return preparation !== 'done' && contentType.startsWith('image/');
}

export function imageTooLarge(): PailError {
  return new PailError(
    'metadata_not_removable',
    'This picture is too large for Pail to take location and camera data out of it, so it was not uploaded. Save it smaller and add that, or turn the removal off in the settings of Pail.',
  );
}
