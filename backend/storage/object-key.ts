import type { RandomBytes } from '../dependencies.ts';

/** Longest slug in ASCII characters. */
const MAX_SLUG_LENGTH = 80;

/** 80 bits. */
const RANDOM_BYTES = 10;

/** Enough for the milliseconds of the next thirty thousand years. */
const TIME_DIGITS = 10;

/** Two digits of base 32 for every ten bits; the digits are in order, so that texts sort as the numbers they mean. */
const DIGITS = Array.from({ length: 1024 }, (_, bits) => bits.toString(32).padStart(2, '0'));

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
  const key = `${year}/${month}/${makeKeyId(now, randomBytes)}/${slugOf(filename)}`;
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
  const room = MAX_SLUG_LENGTH - suffix.length;
  return (stem.length > room ? trimmed(stem.slice(0, room)) : stem) + suffix;
}

/** A text that is as it should be: most names are. */
const PLAIN = /^[A-Za-z0-9_]+$/;

function asciiOf(text: string): string {
  if (PLAIN.test(text)) return text;
  const letters = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return trimmed(letters.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/\.{2,}/g, '.'));
}

function trimmed(text: string): string {
  return text.replace(/^[.-]+|[.-]+$/g, '');
}

/**
 * The time in ten digits of base 32 and 80 random bits in sixteen; in lower case, so that it holds also where a copy of
 * the bucket ignores case.
 */
function makeKeyId(now: number, randomBytes: RandomBytes): string {
  let id = timeDigits(now);
  let buffer = 0;
  let bits = 0;
  for (const byte of randomBytes(RANDOM_BYTES)) {
    buffer = ((buffer << 8) | byte) & 0x3ffff;
    bits += 8;
    if (bits >= 10) {
      bits -= 10;
      id += DIGITS[(buffer >> bits) & 1023];
    }
  }
  return id;
}

/** Keys come in hundreds a millisecond. */
let lastTime = { now: 0, digits: '0'.repeat(TIME_DIGITS) };

function timeDigits(now: number): string {
  if (now !== lastTime.now) lastTime = { now, digits: now.toString(32).padStart(TIME_DIGITS, '0') };
  return lastTime.digits;
}
