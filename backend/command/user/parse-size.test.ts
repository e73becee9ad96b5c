import { expect, test } from 'vitest';
import { parseSize } from './parse-size.ts';

test.each([
  ['0', 0],
  ['500', 500],
  ['500B', 500],
  ['10MB', 10_000_000],
  ['10 mb', 10_000_000],
  ['1.5GiB', 1.5 * 1024 ** 3],
  ['2k', 2000],
  ['1TiB', 1024 ** 4],
])('%s is %i bytes', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test.each(['', 'ten', '-1', '1e3', '10PB', '10 M iB', '99999999999TB'])('"%s" is no size', (text) => {
  expect(parseSize(text)).toBeUndefined();
});
