import { expect, test } from 'vitest';
import { takeDrop, type DropWay } from './take-drop.ts';

const cat = new File(['meow'], 'cat.png');
const nothing = { files: [], folders: [], text: '', html: '' };

function way(known: readonly string[] = []): DropWay & { log: unknown[] } {
  const log: unknown[] = [];
  return {
    log,
    addFiles: (files, names) => Promise.resolve(void log.push(names ?? files.map(({ name }) => name))),
    addDragged: (address) => {
      if (known.includes(address)) log.push(`dragged ${address}`);
      return Promise.resolve(known.includes(address));
    },
    addAddress: (url) => Promise.resolve(void log.push(url)),
  };
}

const folder = (inside: string[]) => {
  const entries = inside.map((name) => ({
    name,
    isDirectory: false,
    file: (onFile: (file: File) => void) => onFile(new File(['x'], name)),
  }));
  return {
    name: 'holiday',
    isDirectory: true,
    createReader: () => ({ readEntries: (give: (some: typeof entries) => void) => give(entries.splice(0)) }),
  };
};

test('takes what the page itself gave to drag before the file that the browser makes of it', async () => {
  const to = way(['https://example.com/cat.png']);
  const dropped = { ...nothing, files: [cat], text: 'https://example.com/cat.png' };
  await expect(takeDrop(dropped, to)).resolves.toEqual({ taken: 1 });
  expect(to.log).toEqual(['dragged https://example.com/cat.png']);
});

test('takes files and folders, and counts what is in them', async () => {
  const to = way();
  const dropped = { ...nothing, files: [cat], folders: [folder(['a.txt', '.DS_Store', 'b.txt'])] };
  await expect(takeDrop(dropped, to)).resolves.toEqual({ taken: 3 });
  expect(to.log).toEqual([['holiday/a.txt', 'holiday/b.txt'], ['cat.png']]);
});

test('takes the file that comes with a picture of another window, else what is behind its address', async () => {
  const to = way();
  const text = 'https://example.com/cat.png';
  await takeDrop({ ...nothing, files: [cat], text }, to);
  await takeDrop({ ...nothing, text }, to);
  expect(to.log).toEqual([['cat.png'], text]);
});

test('says why nothing of it can be taken', async () => {
  const to = way();
  await expect(takeDrop(nothing, to)).resolves.toEqual({ refused: 'intake_nothing_dropped' });
  await expect(takeDrop({ ...nothing, text: 'ftp://example.com/a' }, to)).resolves.toEqual({
    refused: 'intake_address_foreign',
  });
  await expect(takeDrop({ ...nothing, folders: [folder([])] }, to)).resolves.toEqual({
    refused: 'intake_folder_empty',
  });
  expect(to.log).toEqual([]);
});
