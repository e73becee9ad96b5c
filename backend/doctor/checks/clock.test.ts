import { expect, test } from 'vitest';
import { judgeClock } from './clock.ts';

const MINUTE = 60_000;

test.each([
  [0, 'ok'],
  [59_000, 'ok'],
  [2 * MINUTE, 'warn'],
  [-14 * MINUTE, 'warn'],
  [15 * MINUTE, 'fail'],
  [-20 * MINUTE, 'fail'],
])('a difference of %i ms is %s', (difference, status) => {
  expect(judgeClock({ askedAt: difference, bucketTime: 0, code: undefined }).status).toBe(status);
});

test("the bucket's own complaint counts whatever its Date says", () => {
  expect(judgeClock({ askedAt: 0, bucketTime: 0, code: 'RequestTimeTooSkewed' }).status).toBe('fail');
});

test('without a Date nothing is said', () => {
  expect(judgeClock({ askedAt: 0, bucketTime: undefined, code: undefined }).status).toBe('skipped');
});
