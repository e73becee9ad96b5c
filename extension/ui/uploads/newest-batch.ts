import type { StoredFile } from '../../../shared/api/files.ts';
import type { UploadView } from '../../../shared/messages/upload-view.ts';

/** Files that were added together and are done. */
export interface FinishedBatch {
  uploadIds: readonly string[];
  files: readonly StoredFile[];
}

/**
 * The finished files of what was added together last, and are several: a folder, or files that were dropped in one go.
 * In the order in which they were added; null where there are none.
 * @param uploads newest first
 */
export function newestBatch(uploads: readonly UploadView[]): FinishedBatch | null {
  const batches = new Map<number, { uploadIds: string[]; files: StoredFile[] }>();
  for (const { id, addedAt, file } of uploads.toReversed()) {
    if (!file) continue;
    const batch = batches.get(addedAt) ?? { uploadIds: [], files: [] };
    batches.set(addedAt, batch);
    batch.uploadIds.push(id);
    batch.files.push(file);
  }
  return [...batches.values()].findLast(({ files }) => files.length > 1) ?? null;
}
