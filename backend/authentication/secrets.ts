import { createHash, hash, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from '../dependencies.ts';

/** A device token of 256 random bits; the prefix lets secret scanners know it. */
export function makeDeviceToken(randomBytes: RandomBytes): string {
  return `pail_${base64url(randomBytes(32))}`;
}

/** A one-time connect code of 128 random bits. */
export function makeConnectCode(randomBytes: RandomBytes): string {
  return `pail-connect-${base64url(randomBytes(16))}`;
}

/** The slug of a share link, of 128 random bits. */
export function makeLinkSlug(randomBytes: RandomBytes): string {
  return base64url(randomBytes(16));
}

/** A UUID (version 4) from the given source, so that tests can fix it. */
export function makeId(randomBytes: RandomBytes): string {
  const hex = Buffer.from(randomBytes(16)).toString('hex');
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) % 4)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/**
 * How a token or code is stored, in hexadecimal. Plain SHA-256 is enough: there is nothing to guess in so many random
 * bits, and looking up a hash tells an attacker's clock nothing.
 */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}

/** Compares without telling by the time it takes how much of it is right: hashes are equally long, whatever is told. */
export function isSameSecret(told: string, secret: string): boolean {
  const [a, b] = [told, secret].map((each) => createHash('sha256').update(each).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
