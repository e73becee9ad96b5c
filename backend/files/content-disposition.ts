import { create } from 'content-disposition';

/** Longest name of a download in bytes of UTF-8: what most file systems take. */
const MAX_NAME_BYTES = 255;

/** Types that a browser shows without running anything of theirs; all others, HTML and SVG among them, are saved. */
const SHOWN_INLINE: ReadonlySet<string> = new Set([
  ...['png', 'apng', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'heic', 'heif', 'jxl', 'tiff'].map(image),
  ...['x-icon', 'vnd.microsoft.icon'].map(image),
  ...['mp4', 'webm', 'ogg', 'quicktime', 'x-matroska', 'x-m4v', 'mpeg', '3gpp'].map(
    (type) => `video/${type}`,
  ),
  ...['mpeg', 'mp4', 'aac', 'ogg', 'opus', 'webm', 'wav', 'x-wav', 'flac', 'x-m4a'].map(
    (type) => `audio/${type}`,
  ),
  'application/pdf',
  'text/plain',
]);

function image(type: string): string {
  return `image/${type}`;
}

/** The Content-Disposition of a download (RFC 6266, with RFC 8187 for names that are not ASCII). */
export function contentDispositionOf(name: string, contentType: string): string {
  const [mimeType = ''] = contentType.split(';');
  const type = SHOWN_INLINE.has(mimeType.trim().toLowerCase()) ? 'inline' : 'attachment';
  return create(fittingName(name), { type });
}

/** Cuts the name before its extension, between two code points, so that it fits a file system. */
export function fittingName(name: string): string {
  if (utf8Length(name) <= MAX_NAME_BYTES) return name;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  const room = MAX_NAME_BYTES - extension.length;
  let stem = '';
  let length = 0;
  for (const character of name.slice(0, name.length - extension.length)) {
    length += utf8Length(character);
    if (length > room) break;
    stem += character;
  }
  return stem + extension;
}

function utf8Length(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
