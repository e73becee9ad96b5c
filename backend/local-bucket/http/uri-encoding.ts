import { S3Error } from '../errors.ts';

/**
 * Percent-encodes all but RFC 3986's unreserved characters, as Signature Version 4 asks.
 * Source: "UriEncode()" in the Amazon S3 API Reference, "Signature Calculations".
 */
export function uriEncode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Encodes an object key or path: a slash stays a slash. */
export function uriEncodePath(path: string): string {
  return uriEncode(path).replaceAll('%2F', '/');
}

/**
 * Decodes a percent-encoded text; what it stands for must be UTF-8.
 *
 * @throws S3Error InvalidURI
 */
export function uriDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI');
  }
}
