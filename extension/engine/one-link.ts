import type { StoredFile } from '../../shared/api/files.ts';
import type { Batch, BatchFile } from '../../shared/api/batches.ts';
import { commonFolder } from '../../shared/common-folder.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import type { LinkedFile } from '../links/format-links.ts';

/** An upload that is done. */
export type FinishedUpload = UploadView & { file: StoredFile };

/** The backend of a connection, as far as it puts files under one link. */
export type BatchBackend = (connectionId: string | null) => {
  putBatch(id: string, files: readonly BatchFile[]): Promise<Batch>;
};

export function isFinished(upload: UploadView): upload is FinishedUpload {
  return upload.file !== null;
}

/** Whether uploads came together as folders: one link to all of them tells more than a list of their links. */
export function areOfFolders(uploads: readonly UploadView[]): boolean {
  const [first, ...rest] = uploads;
  if (!first || rest.length === 0) return false;
  return uploads.every(({ addedAt, name }) => addedAt === first.addedAt && name.includes('/'));
}

/**
 * Puts uploads that were added together under one link. Again after more of them are done, the link is the same.
 * @param uploads at least one, oldest first, all of one connection
 * @throws {PailError} what the backend said
 */
export async function oneLinkTo(
  uploads: readonly FinishedUpload[],
  backendOf: BatchBackend,
): Promise<LinkedFile> {
  const [first] = uploads;
  if (!first) {
    throw new PailError(
      'upload_not_found',
      'None of these uploads is on the list any more. Add the files again.',
    );
  }
  const names = uploads.map(({ name }) => name);
  const files = uploads.map(({ name, file }) => ({ fileId: file.id, name }));
  const { link } = await backendOf(first.connectionId).putBatch(batchIdOf(first), files);
  return {
    name: commonFolder(names) ?? first.name,
    link,
    contentType: '',
    size: uploads.reduce((sum, { file }) => sum + file.size, 0),
  };
}

/** The connection's id with the time of adding in the place of its last 48 bits: the same in every life of the engine. */
function batchIdOf({ id, connectionId, addedAt }: UploadView): string {
  if (connectionId === null) return id;
  return connectionId.slice(0, -12) + addedAt.toString(16).padStart(12, '0').slice(-12);
}
