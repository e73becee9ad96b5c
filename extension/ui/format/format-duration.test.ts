import { expect, test } from 'vitest';
import { formatDuration } from './format-duration.ts';

test.each([
  [0, '1 sec'],
  [11.2, '12 sec'],
  [59.4, '1 min'],
  [60, '1 min'],
  [200, '3 min'],
  [3600, '1 hr'],
  [4800, '1 hr 20 min'],
  [86_400, '1 day'],
  [93_600, '1 day 2 hr'],
])('writes %d seconds as %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
