import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { addressBehind, areProxies, networkOf } from './client-address.ts';

/** A request over a connection from the given address. */
function requestFrom(remoteAddress: string | undefined, forwardedFor?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  const request = new IncomingMessage(socket);
  if (forwardedFor !== undefined) request.headers['x-forwarded-for'] = forwardedFor;
  return request;
}

test('without trusted proxies nobody is believed who says where a request came from', () => {
  expect(addressBehind([])(requestFrom('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
});

test('a trusted proxy is believed, but not what a client told it', () => {
  const addressOf = addressBehind(['10.0.0.0/8']);
  expect(addressOf(requestFrom('10.0.0.2', '198.51.100.1'))).toBe('198.51.100.1');
  expect(addressOf(requestFrom('10.0.0.2', '192.0.2.9, 198.51.100.1, 10.0.0.3'))).toBe('198.51.100.1');
  expect(addressOf(requestFrom('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
});

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:0db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(addressBehind([])(requestFrom(address)))).toBe(network);
});

test('a connection that is gone still counts as somebody', () => {
  expect(addressBehind([])(requestFrom(undefined))).toBe('unknown');
});

test('what is no address or range is told', () => {
  expect(areProxies(['loopback', '10.0.0.0/8', 'fd00::/8'])).toBe(true);
  expect(areProxies(['proxy.example'])).toBe(false);
});
