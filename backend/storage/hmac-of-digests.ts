import { hash } from 'node:crypto';

/** Bytes that SHA-256 takes at once, and of a digest in hexadecimal. */
const BLOCK = 64;
const DIGEST = 64;

/** RFC 2104, "Definition of HMAC". */
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

/**
 * Makes HMAC-SHA-256s of messages which are all one text and then the SHA-256 of something. Two hashes in one call each
 * take half the time of an `Hmac` object, and what the messages have in common is written once.
 * @param key at most 64 bytes
 * @param beginning what every message begins with
 * @returns gives the HMAC in hexadecimal, of a SHA-256 in hexadecimal
 */
export function hmacOfDigests(key: Uint8Array, beginning: string): (digest: string) => string {
  if (key.length > BLOCK) throw new RangeError('A longer key would have to be hashed first');
  const text = Buffer.from(beginning);
  const inner = Buffer.concat([padded(key, INNER_PAD), text, Buffer.alloc(DIGEST)]);
  const outer = Buffer.concat([padded(key, OUTER_PAD), Buffer.alloc(DIGEST / 2)]);
  return (digest) => {
    inner.write(digest, BLOCK + text.length, DIGEST, 'latin1');
    // As a text: to make a buffer of 32 bytes takes longer than to copy them twice.
    outer.write(hash('sha256', inner, 'binary'), BLOCK, DIGEST / 2, 'latin1');
    return hash('sha256', outer);
  };
}

function padded(key: Uint8Array, pad: number): Uint8Array {
  return Uint8Array.from({ length: BLOCK }, (_, index) => (key[index] ?? 0) ^ pad);
}
