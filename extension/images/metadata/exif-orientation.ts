/** How a picture is turned for showing, 1 to 8; 1 shows it as it is stored (EXIF 2.32, §4.6.4, tag 0x0112). */
type Orientation = number;

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

/** Entries of a directory that are looked at: a sane one has fewer. */
const MOST_ENTRIES = 1000;

/**
 * Reads the orientation in EXIF data, which begins with a TIFF header.
 * @returns 1 where there is none, or it makes no sense
 */
export function readOrientation(tiff: Uint8Array): Orientation {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.byteLength < 8) return 1;
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > view.byteLength) return 1;
  const entries = Math.min(view.getUint16(directory, isLittle), MOST_ENTRIES);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > view.byteLength) return 1;
    if (view.getUint16(at, isLittle) !== ORIENTATION_TAG) continue;
    if (view.getUint16(at + 2, isLittle) !== SHORT) return 1;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** EXIF data that holds an orientation and nothing else. */
export function orientationOnly(orientation: Orientation): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint32(0, 0x4d4d002a);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION_TAG);
  view.setUint16(12, SHORT);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return new Uint8Array(view.buffer);
}
