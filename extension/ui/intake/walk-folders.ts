import { PailError } from '../../../shared/errors/pail-error.ts';
import { isJunk } from './junk-files.ts';

/** What is used of a `FileSystemEntry` (File and Directory Entries API): a file has `file`, a folder `createReader`. */
export interface WalkedEntry {
  name: string;
  isDirectory: boolean;
  file?(onFile: (file: File) => void, onError: (error: unknown) => void): void;
  createReader?(): {
    /** Gives a few at a time, and none at the end. */
    readEntries(onEntries: (entries: WalkedEntry[]) => void, onError: (error: unknown) => void): void;
  };
}

export interface FoundFiles {
  files: File[];
  /** What each file is called with the folders that it lies in: `holiday/2026/cat.png`. */
  names: string[];
  /** Hidden and system files and folders that were left out. */
  skipped: number;
}

/**
 * Finds all files in folders, however deep.
 * @throws {PailError} `file_unreadable` where a folder cannot be read
 */
export async function walkFolders(folders: readonly WalkedEntry[]): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], names: [], skipped: 0 };
  for (const folder of folders) await walk(folder, '', found);
  return found;
}

async function walk(entry: WalkedEntry, parent: string, found: FoundFiles): Promise<void> {
  const path = `${parent}${entry.name}`;
  if (!entry.isDirectory) {
    found.files.push(await fileOf(entry, path));
    found.names.push(path);
    return;
  }
  const inside = await entriesOf(entry, path);
  for (const each of inside) {
    if (isJunk(each.name)) found.skipped += 1;
    else await walk(each, `${path}/`, found);
  }
}

function fileOf(entry: WalkedEntry, path: string): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file?.(resolve, (error) => reject(unreadable(path, error)));
  });
}

async function entriesOf(folder: WalkedEntry, path: string): Promise<WalkedEntry[]> {
  const reader = folder.createReader?.();
  const all: WalkedEntry[] = [];
  for (;;) {
    const some = await new Promise<WalkedEntry[]>((resolve, reject) => {
      reader?.readEntries(resolve, (error) => reject(unreadable(path, error)));
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function unreadable(path: string, cause: unknown): PailError {
  return new PailError(
    'file_unreadable',
    `${path} cannot be read. Check that it is still there and that you may open it, and add the folder again.`,
    { cause },
  );
}
