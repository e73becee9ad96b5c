import { expect, test } from 'vitest';
import { startBackend } from '../fixtures/running-backend.ts';
import { startReplica, through } from '../fixtures/replica.ts';

test('replicas count the calls of a device together', async () => {
  const env = { RATE_LIMIT_DEVICE: '10' };
  await using one = await startBackend({ env });
  await using other = await startReplica(one, { env });
  const device = await one.connect();
  const elsewhere = through(other, device);
  const statuses: number[] = [];
  for (let count = 0; count < 8; count++) {
    for (const each of [device, elsewhere]) statuses.push((await each.call('GET', '/me')).status);
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  expect(statuses.slice(10)).toEqual(Array.from({ length: 6 }, () => 429));
});
