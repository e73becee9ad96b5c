import type { StoredFile } from '../../../shared/api/files.ts';
import type { UploadView } from '../../../shared/messages/upload-view.ts';

/**
 * The finished files of what was added together last, and are several: a folder, or files that were dropped in one go.
 * In the order in which they were added; empty where there are none.
 * @param uploads newest first
 */
export function newestBatch(uploads: readonly UploadView[]): readonly StoredFile[] {
  const batches = new Map<number, StoredFile[]>();
  for (const { addedAt, file } of uploads) {
    if (file) batches.set(addedAt, [file, ...(batches.get(addedAt) ?? [])]);
  }
  return [...batches.values()].find((files) => files.length > 1) ?? [];
}
