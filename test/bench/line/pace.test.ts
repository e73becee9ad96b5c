import { expect, it } from 'vitest';
import { Pace } from './pace.ts';

it('makes bytes wait so that no more go than the pace allows, whoever asks', () => {
  const pace = new Pace(1_000_000);
  const delays = Array.from({ length: 100 }, () => pace.delay(1000, 50));
  expect(delays[0]).toBe(0);
  // A hundred milliseconds' worth asked at once: the last goes about so much later.
  expect(delays.at(-1)).toBeGreaterThan(90);
  expect(delays.at(-1)).toBeLessThanOrEqual(100);
});

it('gives no credit for time in which nobody asked', () => {
  const pace = new Pace(1_000_000);
  pace.delay(1000, 0);
  expect(pace.delay(50_000, 60_000)).toBeGreaterThan(40);
});
