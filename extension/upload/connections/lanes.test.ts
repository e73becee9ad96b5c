import { describe, expect, it } from 'vitest';
import { type Lane, Lanes } from './lanes.ts';

/** A connection that takes bodies of 1,000 bytes in a second each, and is at work, and one that takes nine seconds. */
function twoLanes(): { lanes: Lanes; fast: Lane } {
  const lanes = new Lanes();
  let fast = lanes.take(1000, 0);
  const slow = lanes.take(1000, 0);
  for (let now = 1000; now <= 8000; now += 1000) {
    lanes.done(fast, now);
    fast = lanes.take(1000, now);
  }
  lanes.done(fast, 9000);
  fast = lanes.take(1000, 9000);
  lanes.done(slow, 9000);
  return { lanes, fast };
}

describe('the last parts of a file', () => {
  it('wait for a fast connection rather than go over a slow one', () => {
    const { lanes } = twoLanes();
    expect(lanes.mayTake(1000, 1, 9100)).toBe(false);
    expect(lanes.mayTake(1000, 7, 9100)).toBe(false);
  });

  it('go over a slow one where so many wait that it is worth it', () => {
    const { lanes } = twoLanes();
    expect(lanes.mayTake(1000, 9, 9100)).toBe(true);
    expect(lanes.mayTake(1000, Infinity, 9100)).toBe(true);
  });

  it('do not wait for a connection that takes longer than it should', () => {
    const { lanes } = twoLanes();
    expect(lanes.mayTake(1000, 1, 10_400)).toBe(false);
    expect(lanes.mayTake(1000, 1, 10_600)).toBe(true);
  });

  it('do not wait for one that broke', () => {
    const { lanes, fast } = twoLanes();
    lanes.broke(fast);
    expect(lanes.mayTake(1000, 1, 9100)).toBe(true);
  });

  it('go over the one that was used last, as in a browser', () => {
    const { lanes, fast } = twoLanes();
    lanes.done(fast, 10_000);
    expect(lanes.take(1000, 10_000)).toBe(fast);
  });

  it('go at once over a connection of which nothing is known, or where no other is at work', () => {
    const lanes = new Lanes();
    expect(lanes.mayTake(1000, 1, 0)).toBe(true);
    const only = lanes.take(1000, 0);
    expect(lanes.mayTake(1000, 1, 100)).toBe(true);
    lanes.done(only, 5000);
    expect(lanes.mayTake(1000, 1, 5000)).toBe(true);
  });
});
