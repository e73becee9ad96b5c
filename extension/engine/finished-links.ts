import { isActive, type UploadView } from '../../shared/messages/upload-view.ts';

/**
 * Puts links on the clipboard as uploads finish. Files that were added together, or while others ran, give one list:
 * a link a line, oldest first.
 * @param onCopied told of the uploads whose links are on the clipboard now
 * @returns a function to be told of all uploads, newest first, at every change
 */
export function copyFinishedLinks(
  copy: (text: string) => Promise<void>,
  onCopied: (ids: readonly string[]) => void,
): (uploads: readonly UploadView[]) => void {
  const copied = new Set<string>();
  let links: string[] = [];
  let wasActive = false;

  return (uploads) => {
    const active = uploads.some(isActive);
    if (active && !wasActive) links = [];
    wasActive = active;
    const finished = uploads.filter(({ id, file }) => file !== null && !copied.has(id)).toReversed();
    if (finished.length === 0) return;
    for (const { id, file } of finished) {
      copied.add(id);
      if (file) links.push(file.link);
    }
    // The link stays in the list with its Copy button, so a clipboard that refuses loses nothing.
    copy(links.join('\n')).then(
      () => onCopied(finished.map(({ id }) => id)),
      () => {},
    );
  };
}
