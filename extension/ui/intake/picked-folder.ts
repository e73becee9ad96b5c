import { isJunk } from './junk-files.ts';
import type { FoundFiles } from './walk-folders.ts';

/** A file of a folder that was picked, with its path from that folder on. */
type PickedFile = File & { readonly webkitRelativePath: string };

/** The files of a folder that was picked in a dialog, which tells of all that is in it. */
export function pickedFolder(picked: readonly PickedFile[]): FoundFiles {
  const wanted = picked.filter(({ webkitRelativePath }) => {
    // The folder itself was chosen, whatever it is called.
    const [, ...inside] = webkitRelativePath.split('/');
    return !inside.some(isJunk);
  });
  return {
    files: wanted,
    names: wanted.map(({ name, webkitRelativePath }) => webkitRelativePath || name),
    skipped: picked.length - wanted.length,
  };
}
