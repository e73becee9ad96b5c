import type { MessageKey } from '../i18n/text.ts';
import type { Transferred } from '../ui/intake/read-transfer.ts';
import { readText } from '../ui/intake/transferred-text.ts';
import { walkFolders } from '../ui/intake/walk-folders.ts';

/** The way from the drop target to the uploads. */
export interface DropWay {
  /** @param names where files are called otherwise than on disk */
  addFiles: (files: readonly File[], names?: readonly string[]) => Promise<void>;
  /** Uploads what the page itself gave to drag; false where nothing with this address is known. */
  addDragged: (address: string) => Promise<boolean>;
  /** Uploads the file behind an address. */
  addAddress: (url: string) => Promise<void>;
}

/** How many files go from now on, or why none does. */
export type DropOutcome = { taken: number } | { refused: MessageKey };

/**
 * Takes what was dropped on the target: something of the page itself, files and folders, or an address from elsewhere.
 * @throws {PailError} what stands in the way
 */
export async function takeDrop(
  { files, folders, text }: Transferred,
  { addFiles, addDragged, addAddress }: DropWay,
): Promise<DropOutcome> {
  // Before the files: with a picture of the page browsers give a file, the small one that is shown.
  if (text !== '' && (await addDragged(text))) return { taken: 1 };
  const inside = await walkFolders(folders);
  if (inside.files.length > 0) await addFiles(inside.files, inside.names);
  if (files.length > 0) await addFiles(files);
  const taken = inside.files.length + files.length;
  if (taken > 0) return { taken };
  if (folders.length > 0) return { refused: 'intake_folder_empty' };
  const read = readText(text);
  if (read.what === 'foreign-address') return { refused: 'intake_address_foreign' };
  if (read.what !== 'address') return { refused: 'intake_nothing_dropped' };
  await addAddress(read.url);
  return { taken: 1 };
}
