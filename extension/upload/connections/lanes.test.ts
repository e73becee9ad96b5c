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

function mayTake(lanes: Lanes, left: number, now: number): boolean {
  return lanes.mayTake(1000, left, lanes.prospects(now));
}

describe('the last parts of a file', () => {
  it('wait for a fast connection rather than go over a slow one', () => {
    const { lanes } = twoLanes();
    expect(mayTake(lanes, 1, 9100)).toBe(false);
    expect(mayTake(lanes, 5, 9100)).toBe(false);
  });

  it('go over one that is only a little slower: how fast the others will be is a guess', () => {
    const lanes = new Lanes();
    const other = lanes.take(1000, 0);
    lanes.done(lanes.take(1000, 0), 2200);
    lanes.done(other, 1000);
    lanes.take(1000, 2100);
    // It would end in 2.2 seconds, and over the other one in 1.9.
    expect(mayTake(lanes, 1, 2200)).toBe(true);
  });

  it('go over a slow one where so many wait that it is worth it', () => {
    const { lanes } = twoLanes();
    expect(mayTake(lanes, 9, 9100)).toBe(true);
    expect(mayTake(lanes, Infinity, 9100)).toBe(true);
  });

  it('do not wait for a connection that stands still', () => {
    const { lanes } = twoLanes();
    expect(mayTake(lanes, 1, 12_000)).toBe(false);
    expect(mayTake(lanes, 1, 12_100)).toBe(true);
  });

  it('do not wait for one that was fast, and is slow by now', () => {
    const { lanes, fast } = twoLanes();
    for (let now = 9200; now < 20_000; now += 200) lanes.sent(fast, 2, now);
    expect(mayTake(lanes, 1, 20_000)).toBe(true);
  });

  it('wait for one that is about to be free, also where it takes longer than the body before it', () => {
    const { lanes, fast } = twoLanes();
    // Four seconds for what took one: it has a fifth of it left, and is free in a second.
    for (let now = 9200; now <= 12_200; now += 200) lanes.sent(fast, 50, now);
    expect(mayTake(lanes, 1, 12_200)).toBe(false);
  });

  it('wait for a fast connection to another host, too', () => {
    const slow = twoLanes().lanes;
    const other = new Lanes();
    other.done(other.take(1000, 0), 500);
    other.take(1000, 9000);
    expect(slow.mayTake(1000, 1, other.prospects(9100))).toBe(false);
  });

  it('do not wait for one that broke', () => {
    const { lanes, fast } = twoLanes();
    lanes.broke(fast);
    expect(mayTake(lanes, 1, 9100)).toBe(true);
  });

  it('go over the one that was used last, as in a browser', () => {
    const { lanes, fast } = twoLanes();
    lanes.done(fast, 10_000);
    expect(lanes.take(1000, 10_000)).toBe(fast);
  });

  it('go at once over a connection of which nothing is known, or where no other is at work', () => {
    const lanes = new Lanes();
    expect(mayTake(lanes, 1, 0)).toBe(true);
    const only = lanes.take(1000, 0);
    expect(mayTake(lanes, 1, 100)).toBe(true);
    lanes.done(only, 5000);
    expect(mayTake(lanes, 1, 5000)).toBe(true);
  });
});
