import { expect, test } from 'vitest';
import { pickedFolder } from './picked-folder.ts';

const picked = (path: string) =>
  Object.assign(new File(['x'], path.split('/').at(-1) ?? ''), { webkitRelativePath: path });

test('calls files with their folders, and leaves out what is hidden', () => {
  const { names, skipped } = pickedFolder(
    ['.notes/a.txt', '.notes/2026/b.txt', '.notes/.git/HEAD', '.notes/2026/.DS_Store'].map(picked),
  );
  expect(names).toEqual(['.notes/a.txt', '.notes/2026/b.txt']);
  expect(skipped).toBe(2);
});
