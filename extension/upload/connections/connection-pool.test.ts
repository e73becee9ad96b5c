import { describe, expect, it, vi } from 'vitest';
import { ConnectionPool, type Urgency } from './connection-pool.ts';
import { HostsInUse } from './hosts-in-use.ts';

const never = new AbortController().signal;

const HTTP1 = { isMultiplexed: () => false };
const HTTP2 = { isMultiplexed: () => true };

/** Uses a connection until it is let go. */
function occupy(
  pool: ConnectionPool,
  urgency: Urgency,
  log: string[],
  name: string,
  { signal = never, priority = () => 0 }: { signal?: AbortSignal; priority?: () => number } = {},
): () => void {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const host = pool.chooseHost();
  pool
    .use(host, { urgency, priority, bytes: 1, stillToCome: () => Infinity }, signal, () => {
      log.push(name);
      return released;
    })
    .catch(() => log.push(`${name} cancelled`));
  return release;
}

describe('the connections to the bucket', () => {
  it('are six for one host', async () => {
    const pool = new ConnectionPool(['a'], () => 0, HTTP1);
    const log: string[] = [];
    const releases = Array.from({ length: 8 }, (_, index) => occupy(pool, 'part', log, `${index}`));
    await vi.waitFor(() => expect(log).toHaveLength(6), 20_000);
    releases[0]?.();
    await vi.waitFor(() => expect(log).toEqual(['0', '1', '2', '3', '4', '5', '6']), 20_000);
  });

  it('serve small files before parts, but leave one to parts', async () => {
    const pool = new ConnectionPool(['a'], () => 0, HTTP1);
    const log: string[] = [];
    const first = Array.from({ length: 6 }, (_, index) => occupy(pool, 'part', log, `part ${index}`));
    for (let index = 0; index < 10; index += 1) occupy(pool, 'small', log, `small ${index}`);
    occupy(pool, 'part', log, 'part 6');
    for (const release of first) release();
    await vi.waitFor(() => expect(log).toHaveLength(12), 20_000);
    expect(log.slice(6)).toEqual(['small 0', 'small 1', 'small 2', 'small 3', 'small 4', 'part 6']);
  });

  it('serve what the person wants first before all else, also where that was said while it waited', async () => {
    const pool = new ConnectionPool(['a'], () => 0, HTTP1);
    const log: string[] = [];
    const first = Array.from({ length: 6 }, (_, index) => occupy(pool, 'part', log, `${index}`));
    let wanted = 0;
    for (let index = 0; index < 3; index += 1) occupy(pool, 'small', log, `small ${index}`);
    occupy(pool, 'part', log, 'part');
    occupy(pool, 'part', log, 'wanted 1', { priority: () => wanted });
    occupy(pool, 'part', log, 'wanted 2', { priority: () => wanted });
    wanted = 1;
    for (const release of first) release();
    await vi.waitFor(() => expect(log).toHaveLength(12), 20_000);
    expect(log.slice(6)).toEqual(['wanted 1', 'wanted 2', 'small 0', 'small 1', 'small 2', 'part']);
  });

  it('forget what was cancelled while it waited', async () => {
    const pool = new ConnectionPool(['a'], () => 0, HTTP1);
    const log: string[] = [];
    const releases = Array.from({ length: 6 }, (_, index) => occupy(pool, 'part', log, `${index}`));
    const cancel = new AbortController();
    occupy(pool, 'part', log, 'unwanted', { signal: cancel.signal });
    occupy(pool, 'part', log, 'next');
    cancel.abort();
    await vi.waitFor(() => expect(log).toContain('unwanted cancelled'), 20_000);
    releases[0]?.();
    await vi.waitFor(() => expect(log).toContain('next'), 20_000);
    expect(log).not.toContain('unwanted');
  });

  it('keep to the first host until more connections are worth it', () => {
    const pool = new ConnectionPool(['a', 'b'], () => 0, HTTP1);
    expect([pool.chooseHost(), pool.chooseHost(), pool.chooseHost()]).toEqual(['a', 'a', 'a']);
  });

  it('use every name from the start where requests to one share a connection', () => {
    const pool = new ConnectionPool(['a', 'b', 'c'], () => 0, HTTP2);
    const chosen = Array.from({ length: 6 }, () => pool.chooseHost());
    expect(chosen.toSorted()).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
  });

  it.each([
    ['HTTP/1.1', HTTP1, 6],
    ['HTTP/2', HTTP2, 24],
  ])('climb over %s to what one host takes, while that brings more', async (_, protocols, most) => {
    let now = 0;
    const pool = new ConnectionPool(['a'], () => now, protocols);
    let underWay = 0;
    const sends: ((bytes: number) => void)[] = [];
    for (let index = 0; index < 30; index += 1) {
      void pool.use(
        pool.chooseHost(),
        { urgency: 'part', priority: () => 0, bytes: 1, stillToCome: () => Infinity },
        never,
        (onSent) => {
          underWay += 1;
          sends.push(onSent);
          return new Promise(() => {});
        },
      );
    }
    // Every connection brings as much as the others: so more of them bring more.
    for (; now < 60_000; now += 500) {
      for (const sent of sends) sent(100_000);
      await Promise.resolve();
    }
    expect(pool.size).toBe(most);
    expect(underWay).toBeLessThanOrEqual(most);
  });

  it('tell whoever has more to send when there is room for it, while nothing has ended yet', async () => {
    let now = 0;
    const pool = new ConnectionPool(['a', 'b'], () => now, HTTP1);
    const sends: ((bytes: number) => void)[] = [];
    for (let index = 0; index < 6; index += 1) {
      const claim = { urgency: 'part' as const, priority: () => 0, bytes: 1, stillToCome: () => Infinity };
      void pool.use(pool.chooseHost(), claim, never, (onSent) => {
        sends.push(onSent);
        return new Promise(() => {});
      });
    }
    await vi.waitFor(() => expect(sends).toHaveLength(6), 20_000);
    const before = pool.size;
    const told = pool.grown().then(() => pool.size);
    for (; now < 5000; now += 500) for (const sent of sends) sent(500_000);
    expect(await told).toBeGreaterThan(before);
  });

  it('take a part that waits for one host to another one that has nothing to do', async () => {
    const inUse = new HostsInUse();
    const pool = new ConnectionPool(['a', 'b'], () => 0, HTTP2, inUse);
    const signedFor = pool.chooseHost();
    expect(signedFor).toBe('a');
    // By another bucket's uploads.
    for (let stream = 0; stream < 24; stream += 1) inUse.take('a');
    const claim = { urgency: 'part' as const, priority: () => 0, bytes: 1, stillToCome: () => 0 };
    const sentTo = await pool.use(signedFor, claim, never, (_onSent, host) => Promise.resolve(host));
    expect(sentTo).toBe('b');
    expect([inUse.count('a'), inUse.count('b')]).toEqual([24, 0]);
  });
});
