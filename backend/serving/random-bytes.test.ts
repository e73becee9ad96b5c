import { expect, test } from 'vitest';
import { bufferedRandomBytes } from './random-bytes.ts';

test.each([1, 16, 32, 5000, 10_000])('%i bytes come as many as asked for, and never twice', (count) => {
  const randomBytes = bufferedRandomBytes();
  const seen = new Set<string>();
  const times = count === 1 ? 1 : 600;
  for (let time = 0; time < times; time++) {
    const bytes = randomBytes(count);
    expect(bytes).toHaveLength(count);
    seen.add(Buffer.from(bytes).toString('hex'));
  }
  expect(seen.size).toBe(times);
});

test('every value of a byte comes about equally often', () => {
  const randomBytes = bufferedRandomBytes();
  const counts = new Uint32Array(256);
  for (let time = 0; time < 8000; time++)
    for (const byte of randomBytes(32)) counts[byte] = (counts[byte] ?? 0) + 1;
  // 1000 of each are expected; 7 standard deviations are 221.
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(221);
});
