import { createHash } from 'node:crypto';

const FIRST_LETTER = 'a'.charCodeAt(0);

/**
 * The id that Chromium gives an extension whose manifest has this `key`: the first 16 bytes of the SHA-256 of the public
 * key, each half byte as a letter from a to p.
 * @see https://developer.chrome.com/docs/extensions/reference/manifest/key
 */
export function chromiumExtensionId(key: string): string {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest().subarray(0, 16);
  return Array.from(digest.toString('hex'), (digit) =>
    String.fromCharCode(FIRST_LETTER + Number.parseInt(digit, 16)),
  ).join('');
}
