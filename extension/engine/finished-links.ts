import type { StoredFile } from '../../shared/api/files.ts';
import { isActive, type UploadView } from '../../shared/messages/upload-view.ts';
import { throttled } from './throttled.ts';

/** While uploads run, the clipboard is written at most this often, in milliseconds. */
const COPY_INTERVAL_MS = 1000;

/** And less often with every link on it, in milliseconds: nobody pastes half of a list of a thousand. */
const COPY_INTERVAL_PER_LINK_MS = 20;

/**
 * Puts links on the clipboard as uploads finish. Files that were added together, or while others ran, give one list:
 * a link a line, oldest first.
 * @param onCopied told of the uploads whose links are on the clipboard now
 * @returns a function to be told of all uploads, newest first, at every change
 */
export function copyFinishedLinks(
  copy: (files: readonly StoredFile[]) => Promise<void>,
  onCopied: (ids: readonly string[]) => void,
): (uploads: readonly UploadView[]) => void {
  const seen = new Set<string>();
  let files: StoredFile[] = [];
  let finished: string[] = [];
  let active = false;

  const copyLinks = throttled(
    () => (active ? Math.max(COPY_INTERVAL_MS, files.length * COPY_INTERVAL_PER_LINK_MS) : 0),
    () => {
      const ids = finished;
      finished = [];
      if (ids.length === 0) return;
      // The link stays in the list with its Copy button, so a clipboard that refuses loses nothing.
      copy(files).then(
        () => onCopied(ids),
        () => {},
      );
    },
  );

  return (uploads) => {
    const wasActive = active;
    active = uploads.some(isActive);
    if (active && !wasActive) files = [];
    for (const { id, file } of uploads.toReversed()) {
      if (file === null || seen.has(id)) continue;
      seen.add(id);
      finished.push(id);
      files.push(file);
    }
    if (finished.length > 0) copyLinks();
  };
}
