import { orientationOnly, readOrientation } from './exif-orientation.ts';
import { damagedImage } from './metadata-error.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const EXIF = 'Exif\0\0';

/** Bytes of a JFIF segment up to its thumbnail: marker, length, identifier, version, density, and the thumbnail's size. */
const JFIF_BYTES = 18;

/**
 * Takes all metadata out of a JPEG; its pixels, its colour profile and the way it is turned stay. What follows its end
 * goes too: phones hang more pictures there, with metadata of their own.
 * @throws {PailError} `metadata_not_removable` where its structure is broken
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B
 */
export function stripJpeg(bytes: Bytes): Bytes[] {
  const kept: Bytes[] = [];
  let orientation = 1;
  let position = 2;
  while (position < bytes.length) {
    const { marker, start, end } = segmentAt(bytes, position);
    position = end;
    const segment = bytes.subarray(start, end);
    if (marker === 0xe1 && identifierOf(segment).startsWith(EXIF)) {
      if (orientation === 1) orientation = readOrientation(segment.subarray(4 + EXIF.length));
    } else if (isNeeded(marker, segment)) kept.push(withoutThumbnail(marker, segment));
    if (marker === 0xd9) break;
    if (marker !== 0xda) continue;
    position = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, position));
  }
  return [bytes.subarray(0, 2), ...withOrientation(kept, orientation)];
}

/** A marker with what belongs to it. @throws {PailError} */
function segmentAt(bytes: Bytes, position: number): { marker: number; start: number; end: number } {
  if (bytes[position] !== 0xff) throw damagedImage();
  let at = position;
  // Any number of fill bytes may stand before a marker.
  while (bytes[at + 1] === 0xff) at += 1;
  const marker = bytes[at + 1];
  if (marker === undefined || marker === 0) throw damagedImage();
  const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);
  const length = isAlone ? 0 : (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
  const end = at + 2 + length;
  if ((!isAlone && length < 2) || end > bytes.length) throw damagedImage();
  return { marker, start: at, end };
}

/** Where a scan's coded data ends: at the next marker that does not belong to it, or with the file. */
function endOfScan(bytes: Bytes, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    const isData = next === undefined || next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return bytes.length;
}

function identifierOf(segment: Bytes): string {
  return String.fromCharCode(...segment.subarray(4, 16));
}

/** Of the application's segments those that decide what is seen; a comment is nothing that is seen. */
function isNeeded(marker: number, segment: Bytes): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const identifier = identifierOf(segment);
  return (
    (marker === 0xe0 && identifier.startsWith('JFIF\0')) ||
    (marker === 0xe2 && identifier.startsWith('ICC_PROFILE\0')) ||
    (marker === 0xee && identifier.startsWith('Adobe'))
  );
}

/** A thumbnail may show what was cut away. */
function withoutThumbnail(marker: number, segment: Bytes): Bytes {
  if (marker !== 0xe0 || segment.length <= JFIF_BYTES) return segment;
  const short = segment.slice(0, JFIF_BYTES);
  short.set([0, JFIF_BYTES - 2], 2);
  short.set([0, 0], JFIF_BYTES - 2);
  return short;
}

/** JFIF stands first of all where it is there, EXIF after it. */
function withOrientation(segments: Bytes[], orientation: number): Bytes[] {
  if (orientation === 1) return segments;
  const data = orientationOnly(orientation);
  const segment = new Uint8Array(4 + EXIF.length + data.length);
  segment.set([0xff, 0xe1, 0, segment.length - 2]);
  segment.set(new TextEncoder().encode(EXIF), 4);
  segment.set(data, 4 + EXIF.length);
  const first = segments[0]?.[1] === 0xe0 ? 1 : 0;
  return segments.toSpliced(first, 0, segment);
}
