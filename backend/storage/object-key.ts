import type { RandomBytes } from '../dependencies.ts';

/** Longest slug in ASCII characters. */
const MAX_SLUG_LENGTH = 80;

const ID_BYTES = 16;

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Makes the key of a new object, `{yyyy}/{mm}/{id}/{slug}` by UTC: ASCII only, with 128 random bits that nobody can
 * guess, and the end of the filename for people who look into the bucket; behind the user's prefix where there is one.
 */
export function makeObjectKey(
  filename: string,
  now: number,
  randomBytes: RandomBytes,
  prefix: string | null = null,
): string {
  const date = new Date(now);
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  const month = String(date.getUTCMonth() + 1).padStart(2, '0');
  const key = `${year}/${month}/${base32(randomBytes(ID_BYTES))}/${slugOf(filename)}`;
  return prefix === null ? key : `${prefix}/${key}`;
}

/** What a prefix looks like: up to 100 ASCII characters in segments, none empty, none of dots at either end. */
export const KEY_PREFIX =
  /^(?=.{1,100}$)[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*(?:\/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)*$/;

/**
 * ASCII for a filename: at most 80 characters of `A-Z a-z 0-9 . _ -`, no leading or trailing dot, no `..`, the
 * extension kept; `file` where nothing is left.
 */
export function slugOf(filename: string): string {
  const dot = filename.lastIndexOf('.');
  const extension = dot === -1 ? '' : asciiOf(filename.slice(dot + 1));
  const hasExtension = /^[A-Za-z0-9]{1,10}$/.test(extension);
  const stem = asciiOf(hasExtension ? filename.slice(0, dot) : filename) || 'file';
  const suffix = hasExtension ? `.${extension}` : '';
  return trimmed(stem.slice(0, MAX_SLUG_LENGTH - suffix.length)) + suffix;
}

function asciiOf(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return trimmed(letters.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/\.{2,}/g, '.'));
}

function trimmed(text: string): string {
  return text.replace(/^[.-]+|[.-]+$/g, '');
}

/** RFC 4648 §6 in lower case, without padding: safe also where a copy of the bucket ignores case. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32.charAt((buffer >> bits) & 31);
    }
  }
  return bits > 0 ? text + BASE32.charAt((buffer << (5 - bits)) & 31) : text;
}
