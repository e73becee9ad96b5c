import { expect, test } from 'vitest';
import { readTransfer } from './read-transfer.ts';

const cat = new File(['meow'], 'cat.png');

const file = { kind: 'file', getAsFile: () => cat, webkitGetAsEntry: () => ({ isDirectory: false }) };
const folder = {
  kind: 'file',
  // Browsers give a folder out as an unreadable File.
  getAsFile: () => new File([], 'holiday'),
  webkitGetAsEntry: () => ({ isDirectory: true }),
};
const text = { kind: 'string', getAsFile: () => null, webkitGetAsEntry: () => null };

test('takes the files and tells of the folders beside them', () => {
  expect(readTransfer({ items: [folder, file, text] })).toEqual({ files: [cat], hasFolders: true });
});

test('takes a file that has no entry, as one made by a script', () => {
  expect(readTransfer({ items: [{ ...file, webkitGetAsEntry: () => null }] })).toEqual({
    files: [cat],
    hasFolders: false,
  });
});

test('finds nothing in dragged text', () => {
  expect(readTransfer({ items: [text] })).toEqual({ files: [], hasFolders: false });
});
