import { expect, test } from 'vitest';
import { walkFolders, type WalkedEntry } from './walk-folders.ts';

const file = (name: string): WalkedEntry => ({
  name,
  isDirectory: false,
  file: (onFile) => onFile(new File(['x'], name)),
});

/** Gives its entries two at a time, as browsers give a hundred. */
const folder = (name: string, entries: WalkedEntry[]): WalkedEntry => ({
  name,
  isDirectory: true,
  createReader: () => {
    let at = 0;
    return {
      readEntries: (onEntries) => {
        onEntries(entries.slice(at, at + 2));
        at += 2;
      },
    };
  },
});

test('finds all files however deep, called with their folders', async () => {
  const holiday = folder('holiday', [
    file('a.txt'),
    folder('2026', [file('b.txt'), folder('deep', [file('c.txt')])]),
    file('d.txt'),
  ]);
  const { files, names, skipped } = await walkFolders([holiday, folder('more', [file('e.txt')])]);
  expect(names).toEqual([
    'holiday/a.txt',
    'holiday/2026/b.txt',
    'holiday/2026/deep/c.txt',
    'holiday/d.txt',
    'more/e.txt',
  ]);
  expect(files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt']);
  expect(skipped).toBe(0);
});

test('leaves out what is hidden or a system’s own, and counts it', async () => {
  const { names, skipped } = await walkFolders([
    folder('.config', [
      file('kept.txt'),
      file('.DS_Store'),
      file('Thumbs.db'),
      file('desktop.ini'),
      file('~$letter.docx'),
      folder('.git', [file('HEAD'), file('index')]),
    ]),
  ]);
  expect(names).toEqual(['.config/kept.txt']);
  expect(skipped).toBe(5);
});

test('finds nothing in an empty folder', async () => {
  await expect(walkFolders([folder('empty', [folder('inner', [])])])).resolves.toEqual({
    files: [],
    names: [],
    skipped: 0,
  });
});

test('says which folder cannot be read', async () => {
  const locked: WalkedEntry = {
    name: 'locked',
    isDirectory: true,
    createReader: () => ({
      readEntries: (_, onError) => onError(new DOMException('no', 'NotReadableError')),
    }),
  };
  await expect(walkFolders([folder('outer', [locked])])).rejects.toThrow(/^outer\/locked cannot be read/);
});
