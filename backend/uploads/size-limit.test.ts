import { expect, test } from 'vitest';
import { checkSize } from './size-limit.ts';

test.each([1, 10, null])('a size of %s passes where the limit is 10', (size) => {
  expect(() => checkSize(size, 10)).not.toThrow();
});

test('nothing is too little', () => {
  expect(() => checkSize(0, 10)).toThrow(expect.objectContaining({ code: 'empty_file' }));
});

test.each([
  [5 * 1024 ** 4, '5 TiB'],
  [5 * 1024 ** 3, '5 GiB'],
  [1_500_000, '1.4 MiB'],
  [1023, '1023 bytes'],
  [1024, '1 KiB'],
])('the limit of %i bytes is said as %s', (limit, words) => {
  expect(() => checkSize(limit + 1, limit)).toThrow(`larger than the ${words} that`);
});
