/** So many bytes tell what a file is, where they tell at all. */
export const SNIFFED_BYTES = 512;

/** What a file of a type begins with; a null stands for any byte. */
type Signature = readonly (number | null)[];

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const any = (count: number): null[] => Array.from({ length: count }, () => null);

/** The signatures of the WHATWG MIME Sniffing Standard, §6, and a few that pages show beside them. */
const SIGNATURES: readonly { type: string; signature: Signature }[] = [
  { type: 'image/png', signature: [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a] },
  { type: 'image/jpeg', signature: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', signature: ascii('GIF87a') },
  { type: 'image/gif', signature: ascii('GIF89a') },
  { type: 'image/webp', signature: [...ascii('RIFF'), ...any(4), ...ascii('WEBPVP')] },
  { type: 'image/avif', signature: [...any(4), ...ascii('ftypavif')] },
  { type: 'image/avif', signature: [...any(4), ...ascii('ftypavis')] },
  { type: 'image/bmp', signature: [...ascii('BM'), ...any(4), 0, 0, 0, 0] },
  { type: 'image/x-icon', signature: [0, 0, 1, 0] },
  { type: 'video/quicktime', signature: [...any(4), ...ascii('ftypqt')] },
  { type: 'audio/mp4', signature: [...any(4), ...ascii('ftypM4A')] },
  { type: 'video/mp4', signature: [...any(4), ...ascii('ftyp')] },
  { type: 'video/webm', signature: [0x1a, 0x45, 0xdf, 0xa3] },
  { type: 'application/ogg', signature: [...ascii('OggS'), 0] },
  { type: 'audio/mpeg', signature: ascii('ID3') },
  { type: 'audio/flac', signature: ascii('fLaC') },
  { type: 'audio/wav', signature: [...ascii('RIFF'), ...any(4), ...ascii('WAVE')] },
  { type: 'application/pdf', signature: ascii('%PDF-') },
  { type: 'application/zip', signature: [...ascii('PK'), 3, 4] },
  { type: 'application/vnd.apple.mpegurl', signature: ascii('#EXTM3U') },
];

/** What text begins with, after white space, comments and declarations. */
const TEXTS: readonly { type: string; pattern: RegExp }[] = [
  { type: 'text/html', pattern: /^<(?:!doctype html|html|head|body|title|script|meta|iframe)\b/i },
  { type: 'image/svg+xml', pattern: /^<svg\b|^<!doctype svg\b/i },
  { type: 'application/dash+xml', pattern: /^<mpd\b/i },
];

const NO_CONTENT = /^(?:\uFEFF|\s+|<!--[\s\S]*?-->|<\?xml[^>]*\?>)+/;

/**
 * Tells a file's media type from its first bytes.
 * @returns null where they do not tell
 * @see https://mimesniff.spec.whatwg.org/#matching-a-mime-type-pattern
 */
export function sniffType(head: Uint8Array): string | null {
  const found = SIGNATURES.find(
    ({ signature }) =>
      head.length >= signature.length &&
      signature.every((byte, index) => byte === null || byte === head[index]),
  );
  if (found) return found.type;
  const text = new TextDecoder().decode(head.subarray(0, SNIFFED_BYTES)).replace(NO_CONTENT, '');
  return TEXTS.find(({ pattern }) => pattern.test(text))?.type ?? null;
}
