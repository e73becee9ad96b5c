import { expect, test } from 'vitest';
import { systemClock } from '../system-clock.ts';
import { BucketPools } from './bucket-pools.ts';
import { CONNECTIONS_PER_HOST } from './connection-limit.ts';
import type { ConnectionPool } from './connection-pool.ts';

const never = new AbortController().signal;
const pools = (): BucketPools =>
  new BucketPools({ clock: systemClock, protocols: { isMultiplexed: () => false } });

/** Takes a connection for as long as it is not let go. */
function take(pool: ConnectionPool, taken: string[], name: string): () => void {
  let letGo = (): void => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const claim = { urgency: 'part', priority: () => 0, bytes: 1, stillToCome: () => Infinity } as const;
  void pool.use(pool.chooseHost(), claim, never, () => {
    taken.push(name);
    return released;
  });
  return letGo;
}

test('a bucket has one pool, whoever uploads to it', () => {
  const all = pools();
  expect(all.get(['http://a', 'http://b'])).toBe(all.get(['http://a', 'http://b']));
  expect(all.get(['http://a'])).not.toBe(all.get(['http://b']));
});

test('two buckets behind one host share its connections, and the second is served when the first has done', async () => {
  const all = pools();
  const taken: string[] = [];
  const shared = 'http://s3.test';
  const first = Array.from({ length: CONNECTIONS_PER_HOST }, () =>
    take(all.get([shared, 'http://one.s3.test']), taken, 'one'),
  );
  // The first bucket's pool spreads over its own name too only where the limit asks for it.
  const others = take(all.get([shared]), taken, 'two');
  await Promise.resolve();
  expect(taken).toEqual(Array.from({ length: CONNECTIONS_PER_HOST }, () => 'one'));
  first[0]?.();
  await expect.poll(() => taken.at(-1)).toBe('two');
  for (const letGo of [...first, others]) letGo();
});
