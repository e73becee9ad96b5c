import { orientationOnly, readOrientation } from './exif-orientation.ts';
import { damagedImage } from './metadata-error.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const HEADER_BYTES = 12;

/** Chunks that decide what is seen; EXIF, XMP and what nobody knows go. */
const SEEN: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;

/**
 * Takes EXIF, XMP and what is unknown out of a WebP. The way it is turned stays.
 * @throws {PailError} `metadata_not_removable` where its structure is broken
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export function stripWebp(bytes: Bytes): Bytes[] {
  const kept: Bytes[] = [];
  let orientation = 1;
  for (const { type, whole, data } of chunksOf(bytes)) {
    if (type === 'EXIF') orientation = readOrientation(withoutPrefix(data));
    else if (SEEN.has(type)) kept.push(whole);
  }
  const extended = kept.findIndex((chunk) => chunk[3] === 0x58 && chunk.length >= 18);
  const features = kept[extended];
  if (features) kept[extended] = withFlags(features, orientation === 1 ? 0 : EXIF_FLAG);
  if (features && orientation !== 1) kept.push(exifChunk(orientation));
  return [header(kept.reduce((sum, chunk) => sum + chunk.length, 0)), ...kept];
}

/** All chunks up to the end that the file tells; the last may be cut short, as in a file that broke off. */
function* chunksOf(bytes: Bytes): Generator<{ type: string; whole: Bytes; data: Bytes }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(bytes.length, view.getUint32(4, true) + 8);
  let position = HEADER_BYTES;
  while (position + 8 <= end) {
    const type = String.fromCharCode(...bytes.subarray(position, position + 4));
    if (position === HEADER_BYTES && !type.startsWith('VP8')) throw damagedImage();
    const size = view.getUint32(position + 4, true);
    // A chunk of an odd size is followed by one byte more.
    const next = Math.min(end, position + 8 + size + (size % 2));
    yield {
      type,
      whole: bytes.subarray(position, next),
      data: bytes.subarray(position + 8, Math.min(end, position + 8 + size)),
    };
    position = next;
  }
  if (position === HEADER_BYTES) throw damagedImage();
}

/** Some programs put JPEG's prefix there, which does not belong there. */
function withoutPrefix(data: Bytes): Bytes {
  return data[0] === 0x45 ? data.subarray(6) : data;
}

function withFlags(chunk: Bytes, flags: number): Bytes {
  const copy = chunk.slice();
  copy[8] = ((chunk[8] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)) | flags;
  return copy;
}

function exifChunk(orientation: number): Bytes {
  const data = orientationOnly(orientation);
  const chunk = new Uint8Array(8 + data.length);
  chunk.set(new TextEncoder().encode('EXIF'));
  new DataView(chunk.buffer).setUint32(4, data.length, true);
  chunk.set(data, 8);
  return chunk;
}

/** @param size bytes of all chunks */
function header(size: number): Bytes {
  const bytes = new TextEncoder().encode('RIFF\0\0\0\0WEBP');
  new DataView(bytes.buffer).setUint32(4, size + 4, true);
  return bytes;
}
