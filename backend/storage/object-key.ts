import type { RandomBytes } from '../dependencies.ts';

/** Longest slug in ASCII characters. */
const MAX_SLUG_LENGTH = 80;

/** Of the id: milliseconds since 1970, and then what nobody can guess. */
const TIME_BYTES = 6;
const RANDOM_BYTES = 10;

/** Its signs are in order, so that texts sort as the numbers that they mean. */
const BASE32 = '0123456789abcdefghijklmnopqrstuv';

/**
 * Makes the key of a new object, `{yyyy}/{mm}/{id}/{slug}` by UTC: ASCII only, with 80 random bits that nobody can
 * guess, and the end of the filename for people who look into the bucket; behind the user's prefix where there is one.
 * The id begins with the time, as the bucket tells it of every object anyway: keys of the same minute lie side by side
 * in the database's index, and a hundred new ones change a few of its pages instead of a hundred.
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
  const key = `${year}/${month}/${base32(idBytes(now, randomBytes))}/${slugOf(filename)}`;
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

const PLAIN = /^[A-Za-z0-9_-]*$/;

function asciiOf(text: string): string {
  if (PLAIN.test(text)) return trimmed(text);
  const letters = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return trimmed(letters.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/\.{2,}/g, '.'));
}

function trimmed(text: string): string {
  return text.replace(/^[.-]+|[.-]+$/g, '');
}

function idBytes(now: number, randomBytes: RandomBytes): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES + RANDOM_BYTES);
  let rest = now;
  for (let index = TIME_BYTES - 1; index >= 0; index--) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(randomBytes(RANDOM_BYTES), TIME_BYTES);
  return bytes;
}

/** RFC 4648 §7 in lower case, without padding: safe also where a copy of the bucket ignores case. */
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
