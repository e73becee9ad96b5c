import { describe, expect, it } from 'vitest';
import { ConnectionLimit } from './connection-limit.ts';

/** Sends at a speed that depends on the connections in use, for so many seconds. */
function send(
  limit: ConnectionLimit,
  seconds: number,
  speedOf: (connections: number) => number,
  from = 0,
): void {
  for (let step = 0; step < seconds * 10; step += 1) {
    limit.sent(speedOf(limit.current) / 10, from + step * 100, true);
  }
}

describe('the number of connections', () => {
  it('climbs to all hosts while every step brings more', () => {
    const limit = new ConnectionLimit(() => 24);
    send(limit, 30, (connections) => connections * 1e6);
    expect(limit.current).toBe(24);
  });

  it('goes back where more connections bring nothing', () => {
    const limit = new ConnectionLimit(() => 24);
    send(limit, 10, () => 1e6);
    expect(limit.current).toBe(6);
  });

  it('does not take it for a gain that a full line was slower at the start', () => {
    const limit = new ConnectionLimit(() => 24);
    send(limit, 2.2, () => 0.8e6);
    expect(limit.current).toBe(12);
    send(limit, 3, () => 1e6, 2200);
    expect(limit.current).toBe(6);
  });

  it('climbs on where each connection stays fast, whatever that brings', () => {
    const limit = new ConnectionLimit(() => 24);
    send(limit, 10, () => 25e6);
    expect(limit.current).toBe(24);
  });

  it('climbs to all hosts over a lossy line, where each connection is fast until its first loss', () => {
    const limit = new ConnectionLimit(() => 24);
    send(limit, 2.2, (connections) => connections * 0.4e6);
    send(limit, 40, (connections) => connections * 0.15e6, 2200);
    expect(limit.current).toBe(24);
  });

  it('climbs on to all hosts where the last of them fill the line', () => {
    const limit = new ConnectionLimit(() => 24);
    send(limit, 30, (connections) => Math.min(connections * 1.1e6, 24e6));
    expect(limit.current).toBe(24);
  });

  it('never passes six a host', () => {
    const limit = new ConnectionLimit(() => 6);
    send(limit, 60, (connections) => connections * 1e6);
    expect(limit.current).toBe(6);
  });

  it('climbs on when it turns out that there is room for more', () => {
    let most = 6;
    const limit = new ConnectionLimit(() => most);
    send(limit, 30, (connections) => connections * 1e6);
    most = 24;
    send(limit, 60, (connections) => connections * 1e6, 40_000);
    expect(limit.current).toBe(24);
  });

  it('halves when the bucket is busy, and climbs again later', () => {
    const limit = new ConnectionLimit(() => 12);
    send(limit, 10, (connections) => connections * 1e6);
    limit.busy();
    expect(limit.current).toBe(6);
    limit.busy();
    limit.busy();
    limit.busy();
    expect(limit.current).toBe(2);
    send(limit, 60, (connections) => connections * 1e6, 20_000);
    expect(limit.current).toBe(12);
  });

  it('learns nothing from a line that is not full', () => {
    const limit = new ConnectionLimit(() => 24);
    for (let step = 0; step < 300; step += 1) limit.sent(step * 1000, step * 100, false);
    expect(limit.current).toBe(6);
  });
});
