import { expect, test } from 'vitest';
import { parseLimit, parseSince } from './parse-options.ts';

const NOW = Date.UTC(2026, 10, 24, 18, 0, 0);

test.each([
  ['30m', NOW - 30 * 60_000],
  ['12h', NOW - 12 * 60 * 60_000],
  ['7d', NOW - 7 * 24 * 60 * 60_000],
  ['2026-11-01', Date.UTC(2026, 10, 1)],
  ['2026-11-01T10:30Z', Date.UTC(2026, 10, 1, 10, 30)],
  ['2026-11-01T10:30:15+02:00', Date.UTC(2026, 10, 1, 8, 30, 15)],
])('since %s', (text, time) => {
  expect(parseSince(text, NOW)).toBe(time);
});

test.each(['yesterday', '7w', '2026-13-01', '2026-11-01T10:30', '11/24/2026'])(
  'since %s is refused',
  (text) => {
    expect(() => parseSince(text, NOW)).toThrow('It must be a day');
  },
);

test('a limit is a whole number from 1 on', () => {
  expect(parseLimit('20')).toBe(20);
  for (const text of ['0', '-1', '1.5', 'all']) expect(() => parseLimit(text)).toThrow('whole number');
});
