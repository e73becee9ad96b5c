import { expect, test } from 'vitest';
import { formatTable, formatTime } from './print.ts';

test('rows stand under their heads, without lines and without colours', () => {
  expect(
    formatTable(
      ['NAME', 'FILES'],
      [
        ['anna', '3'],
        ['Übergröße', '12'],
      ],
    ),
  ).toBe('NAME       FILES\nanna       3\nÜbergröße  12');
});

test('a time is told in UTC, and a missing one is never', () => {
  expect(formatTime(Date.UTC(2026, 0, 2, 3, 4, 5))).toBe('2026-01-02 03:04 UTC');
  expect(formatTime(null)).toBe('never');
});
