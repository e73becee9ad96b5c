import { expect, it } from 'vitest';
import { receivedBytes } from './received-bytes.ts';

it('adds up what devices received, without loopback', () => {
  const text = `Inter-|   Receive                            |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs
    lo:  999999     100    0    0    0     0          0         0   999999     100    0
  tem0:    1234      10    0    0    0     0          0         0       77       7    0
  wan0:5000 2 0 0 0 0 0 0 88 8 0`;
  expect(receivedBytes(text)).toBe(6234);
});
