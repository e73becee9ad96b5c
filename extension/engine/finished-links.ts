import { isActive, type UploadView } from '../../shared/messages/upload-view.ts';
import { areOfFolders, isFinished, type FinishedUpload } from './one-link.ts';
import { throttled } from './throttled.ts';

/** While uploads run, the clipboard is written at most this often, in milliseconds. */
const COPY_INTERVAL_MS = 1000;

/** And less often with every link on it, in milliseconds: nobody pastes half of a list of a thousand. */
const COPY_INTERVAL_PER_LINK_MS = 20;

/**
 * Puts links on the clipboard as uploads finish. Files that were added together, or while others ran, give one list:
 * a link a line, oldest first. Those of folders are copied when all of them are at their end, with those of the same
 * folders that were done before: they get one link.
 * @param copy given finished uploads, oldest first
 * @param onCopied told of the uploads whose links are on the clipboard now
 * @returns a function to be told of all uploads, newest first, at every change
 */
export function copyFinishedLinks(
  copy: (uploads: readonly FinishedUpload[]) => Promise<void>,
  onCopied: (ids: readonly string[]) => void,
): (uploads: readonly UploadView[]) => void {
  const seen = new Set<string>();
  let all: readonly UploadView[] = [];
  let together: FinishedUpload[] = [];
  let finished: string[] = [];
  let active = false;

  const copyLinks = throttled(
    () => (active ? Math.max(COPY_INTERVAL_MS, together.length * COPY_INTERVAL_PER_LINK_MS) : 0),
    () => {
      const ids = finished;
      if (ids.length === 0) return;
      const ofFolders = ofTheSameFolders(together, all);
      if (active && ofFolders) return;
      finished = [];
      // The link stays in the list with its Copy button, so a clipboard that refuses loses nothing.
      copy(ofFolders ?? together).then(
        () => onCopied(ids),
        () => {},
      );
    },
  );

  return (uploads) => {
    const wasActive = active;
    all = uploads;
    active = uploads.some(isActive);
    if (active && !wasActive) together = [];
    for (const upload of uploads.toReversed()) {
      if (!isFinished(upload) || seen.has(upload.id)) continue;
      seen.add(upload.id);
      finished.push(upload.id);
      together.push(upload);
    }
    if (finished.length > 0) copyLinks();
  };
}

/** All that is done of the folders that these uploads are of, oldest first; null where they are of none. */
function ofTheSameFolders(
  uploads: readonly FinishedUpload[],
  all: readonly UploadView[],
): FinishedUpload[] | null {
  const [first] = uploads;
  if (!first || uploads.some(({ addedAt }) => addedAt !== first.addedAt)) return null;
  const added = all.filter(({ addedAt }) => addedAt === first.addedAt).toReversed();
  return areOfFolders(added) ? added.filter(isFinished) : null;
}
