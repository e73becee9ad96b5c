import { expect, test } from 'vitest';
import { readTransfer } from './read-transfer.ts';

const cat = new File(['meow'], 'cat.png');

const entry = { name: 'cat.png', isDirectory: false };
const holiday = { name: 'holiday', isDirectory: true };
const file = { kind: 'file', getAsFile: () => cat, webkitGetAsEntry: () => entry };
const folder = {
  kind: 'file',
  // Browsers give a folder out as an unreadable File.
  getAsFile: () => new File([], 'holiday'),
  webkitGetAsEntry: () => holiday,
};
const text = { kind: 'string', getAsFile: () => null, webkitGetAsEntry: () => null };

const transfer = (items: Parameters<typeof readTransfer>[0]['items'], data: Record<string, string> = {}) => ({
  items,
  getData: (format: string) => data[format] ?? '',
});

test('takes the files, and the folders beside them', () => {
  expect(readTransfer(transfer([folder, file, text]))).toMatchObject({ files: [cat], folders: [holiday] });
});

test('takes a file that has no entry, as one made by a script', () => {
  const { files, folders } = readTransfer(transfer([{ ...file, webkitGetAsEntry: () => null }]));
  expect(files).toEqual([cat]);
  expect(folders).toEqual([]);
});

test('takes text, and the address alone of a link that is dragged', () => {
  expect(readTransfer(transfer([text], { 'text/plain': 'words', 'text/html': '<b>words</b>' }))).toEqual({
    files: [],
    folders: [],
    text: 'words',
    html: '<b>words</b>',
  });
  const link = { 'text/uri-list': 'https://example.com/a.pdf', 'text/plain': 'A report' };
  expect(readTransfer(transfer([text], link)).text).toBe('https://example.com/a.pdf');
});
