import { expect, test } from 'vitest';
import { commonFolder } from './common-folder.ts';

test.each([
  [['holiday/a.png', 'holiday/2026/b.png'], 'holiday'],
  [['holiday/a.png', 'work/b.png'], null],
  [['holiday/a.png', 'holiday.png'], null],
  [['holiday/a.png', 'holidays/b.png'], null],
  [['a.png', 'b.png'], null],
  [['/a.png'], null],
  [[], null],
])('%j lie in %s', (names, folder) => {
  expect(commonFolder(names)).toBe(folder);
});
