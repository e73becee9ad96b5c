import { expect, test } from 'vitest';
import { formatRelativeTime } from './format-time.ts';

const SECOND = 1000;
const DAY = 86_400 * SECOND;

test.each([
  [0, 'now'],
  [-5 * SECOND, 'now'],
  [59 * SECOND, 'now'],
  [60 * SECOND, '1 minute ago'],
  [3 * 3600 * SECOND, '3 hours ago'],
  [DAY, 'yesterday'],
  [6 * DAY, '6 days ago'],
  [8 * DAY, 'last week'],
  [400 * DAY, 'last year'],
])('says of what happened %d ms ago: %s', (age, text) => {
  expect(formatRelativeTime(1_000_000_000_000 - age, 1_000_000_000_000)).toBe(text);
});
