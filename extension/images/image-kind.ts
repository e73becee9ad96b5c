/** Formats of pictures, as far as their treatment differs; `other` may hold metadata that Pail cannot take out. */
export type ImageKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'icon' | 'svg' | 'avif' | 'other';

/** So many bytes tell the kind. */
export const KIND_BYTES = 16;

const startsWith = (text: string, ascii: string, at = 0): boolean => text.startsWith(ascii, at);

/** What of a picture its first bytes tell, by their Latin-1 text. */
const SIGNATURES: readonly { kind: ImageKind; matches: (head: string) => boolean }[] = [
  { kind: 'jpeg', matches: (head) => startsWith(head, '\u00FF\u00D8\u00FF') },
  { kind: 'png', matches: (head) => startsWith(head, '\u0089PNG\r\n\u001A\n') },
  { kind: 'webp', matches: (head) => startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8) },
  { kind: 'gif', matches: (head) => startsWith(head, 'GIF8') },
  { kind: 'bmp', matches: (head) => startsWith(head, 'BM') && startsWith(head, '\0\0\0\0', 6) },
  { kind: 'icon', matches: (head) => startsWith(head, '\0\0\u0001\0') },
  // A sequence of pictures is `avis`, and stays as it is.
  { kind: 'avif', matches: (head) => startsWith(head, 'ftypavif', 4) },
  // HEIC and its relatives, TIFF with most cameras' raw formats, JPEG XL.
  { kind: 'other', matches: (head) => /^ftyp(?:avis|hei|hev|mif1|msf1|crx)/.test(head.slice(4)) },
  { kind: 'other', matches: (head) => /^(?:II[*RU]|MM\0[*])/.test(head) },
  { kind: 'other', matches: (head) => /^(?:\u00FF\n|\0\0\0\fJXL )/.test(head) },
];

/**
 * Tells a picture from its first bytes, else from its media type.
 * @returns null where it is no picture
 */
export function imageKind(head: Uint8Array, contentType: string): ImageKind | null {
  const text = String.fromCharCode(...head.subarray(0, KIND_BYTES));
  const found = SIGNATURES.find(({ matches }) => matches(text));
  if (found) return found.kind;
  if (contentType === 'image/svg+xml') return 'svg';
  return contentType.startsWith('image/') ? 'other' : null;
}
