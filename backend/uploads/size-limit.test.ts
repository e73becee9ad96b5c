import { expect, test } from 'vitest';
import { checkSize } from './size-limit.ts';

test('a size up to the limit passes', () => {
  expect(checkSize(1, 10)).toBe(1);
  expect(checkSize(10, 10)).toBe(10);
});

test.each([
  [5 * 1024 ** 3, '5 GiB'],
  [1_500_000, '1.4 MiB'],
  [1023, '1023 bytes'],
  [1024, '1 KiB'],
])('the limit of %i bytes is said as %s', (limit, words) => {
  expect(() => checkSize(limit + 1, limit)).toThrow(`larger than the ${words} that`);
});
