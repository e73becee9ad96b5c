import { randomBytes as systemRandomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import type { RandomBytes } from '../dependencies.ts';

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

/**
 * 16 MiB and five passes: one of the equally strong choices that OWASP names (Password Storage Cheat Sheet, scrypt), the
 * one that lets many people open links at once in little memory.
 */
const COST = { N: 2 ** 14, r: 8, p: 5 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** `scrypt$N$r$p$salt$hash`, the last two in Base64: with its cost, so that a later Pail may choose another one. */
const STORED = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/;

/** The hash to store of a password. */
export async function hashLinkPassword(
  password: string,
  randomBytes: RandomBytes = systemRandomBytes,
): Promise<string> {
  const salt = Buffer.from(randomBytes(SALT_BYTES));
  const hash = await derive(typed(password), salt, HASH_BYTES, COST);
  const { N, r, p } = COST;
  return `scrypt$${N}$${r}$${p}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/**
 * Whether it is the password that was hashed; compared in constant time.
 * @throws where the stored hash is none that this or an earlier Pail made.
 */
export async function isLinkPassword(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = STORED.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) throw new Error('A stored password hash cannot be read');
  const expected = Buffer.from(hash, 'base64');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(typed(password), Buffer.from(salt, 'base64'), expected.length, cost);
  return timingSafeEqual(actual, expected);
}

/** The same letters may be typed as different code points on different machines (RFC 8265 §4.2.2). */
function typed(password: string): string {
  return password.normalize('NFC');
}
