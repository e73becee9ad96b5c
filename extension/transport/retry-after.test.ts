import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.UTC(2026, 10, 24, 12, 0, 0);
const DAY = 24 * 60 * 60_000;

test.each([
  ['seconds', '7', null, 7000],
  ['no wait', '0', null, 0],
  ['a date by the client, where the server tells no time', 'Tue, 24 Nov 2026 12:00:30 GMT', null, 30_000],
  ['a date that has passed', 'Tue, 24 Nov 2026 11:00:00 GMT', null, 0],
  ['nothing', null, null, null],
  ['nonsense', 'soon', null, null],
  ['less than nothing', '-5', null, null],
])('Retry-After with %s is understood', (_, value, date, wait) => {
  expect(retryAfterMs(value, date, NOW)).toBe(wait);
});

test.each([NOW, NOW - DAY, NOW + DAY])(
  "a date counts from the server's clock, whatever the client's",
  (now) => {
    const wait = retryAfterMs('Tue, 24 Nov 2026 12:00:30 GMT', 'Tue, 24 Nov 2026 12:00:10 GMT', now);
    expect(wait).toBe(20_000);
  },
);
