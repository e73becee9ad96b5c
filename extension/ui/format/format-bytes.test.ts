import { expect, test } from 'vitest';
import { formatBytes, formatSpeed } from './format-bytes.ts';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1250, '1.3 kB'],
  [99_940, '99.9 kB'],
  [99_960, '100 kB'],
  [67_108_864, '67.1 MB'],
  [5 * 1024 ** 3, '5.4 GB'],
  [3_000_000_000_000_000, '3,000 TB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('goes to the next unit where rounding would show 1,000 of the smaller one', () => {
  expect(formatBytes(999_499)).toBe('999 kB');
  expect(formatBytes(999_500)).toBe('1 MB');
});

test('writes a speed with its unit', () => {
  expect(formatSpeed(3_200_000)).toBe('3.2 MB/s');
});
