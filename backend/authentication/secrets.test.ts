import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseConnectionLink } from '../../shared/connection-link.ts';
import { hashSecret, makeConnectCode, makeDeviceToken, makeId, makeLinkSlug } from './secrets.ts';

test('a device token carries 256 random bits behind its prefix', () => {
  expect(makeDeviceToken(() => new Uint8Array(32).fill(0xff))).toBe(`pail_${'_'.repeat(42)}8`);
  expect(makeDeviceToken(randomBytes)).toMatch(/^pail_[\w-]{43}$/);
});

test('a connect code is one that a connection link may hold', () => {
  const code = makeConnectCode(randomBytes);
  expect(parseConnectionLink(`http://127.0.0.1:1/connect#${code}`).code).toBe(code);
});

test('a slug needs no escaping in an address', () => {
  expect(makeLinkSlug(randomBytes)).toMatch(/^[\w-]{22}$/);
});

test.each([0x00, 0x5a, 0xff])('an id of bytes %i is a UUID of version 4', (byte) => {
  expect(z.uuidv4().safeParse(makeId(() => new Uint8Array(16).fill(byte))).success).toBe(true);
});

test('a secret is stored as SHA-256', () => {
  expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
