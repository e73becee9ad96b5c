import { crc32 } from './crc32.ts';
import { orientationOnly, readOrientation } from './exif-orientation.ts';
import { damagedImage } from './metadata-error.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const SIGNATURE_BYTES = 8;

/** Optional chunks that decide what is seen (PNG 3rd edition, §11.3), and those of animations. */
const SEEN: ReadonlySet<string> = new Set(
  'tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);

interface Chunk {
  type: string;
  /** With its length, type and checksum. */
  whole: Bytes;
  data: Bytes;
}

/**
 * Takes out of a PNG all that is not seen: EXIF, texts, the time, what programs add. The way it is turned stays.
 * @throws {PailError} `metadata_not_removable` where its structure is broken
 * @see https://www.w3.org/TR/png-3/
 */
export function stripPng(bytes: Bytes): Bytes[] {
  const kept: Bytes[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  let orientation = 1;
  for (const { type, whole, data } of chunksOf(bytes)) {
    if (type === 'eXIf') orientation = readOrientation(data);
    // An upper-case letter at the beginning: nothing can be shown without it.
    if (/^[A-Z]/.test(type) || SEEN.has(type)) kept.push(whole);
  }
  // After the header, which is the first chunk.
  return orientation === 1 ? kept : kept.toSpliced(2, 0, exifChunk(orientation));
}

/** All chunks up to the end; the last one may be cut short, as in a file that broke off. */
export function* chunksOf(bytes: Bytes): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let position = SIGNATURE_BYTES;
  while (position + 8 <= bytes.length) {
    const type = String.fromCharCode(...bytes.subarray(position + 4, position + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) throw damagedImage();
    if (position === SIGNATURE_BYTES && type !== 'IHDR') throw damagedImage();
    const dataEnd = position + 8 + view.getUint32(position);
    yield {
      type,
      whole: bytes.subarray(position, dataEnd + 4),
      data: bytes.subarray(position + 8, dataEnd),
    };
    if (type === 'IEND') return;
    position = dataEnd + 4;
  }
  if (position === SIGNATURE_BYTES) throw damagedImage();
}

function exifChunk(orientation: number): Bytes {
  const data = orientationOnly(orientation);
  const chunk = new Uint8Array(12 + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode('eXIf'), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}
