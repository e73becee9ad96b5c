import type { ImageKind } from '../image-kind.ts';
import { damagedImage, unknownFormat } from './metadata-error.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Fewer bytes are no picture of any kind. */
const LEAST_BYTES = 16;

/**
 * Takes out of a picture where, when and with what it was made; nothing that is seen is touched.
 * @returns null where there is nothing to take out
 * @throws {PailError} `metadata_not_removable` where that cannot be done for sure
 */
export function stripMetadata(kind: ImageKind, bytes: Bytes): Bytes[] | null {
  switch (kind) {
    case 'jpeg':
      return changed(bytes, stripJpeg(bytes));
    case 'png':
    case 'webp':
      if (bytes.length < LEAST_BYTES) throw damagedImage();
      return changed(bytes, kind === 'png' ? stripPng(bytes) : stripWebp(bytes));
    case 'gif':
    case 'bmp':
    case 'icon':
    case 'svg':
      // No camera writes these, and they have no place for a location.
      return null;
    case 'avif':
    case 'other':
      throw unknownFormat();
  }
}

function changed(before: Bytes, after: Bytes[]): Bytes[] | null {
  const size = after.reduce((sum, piece) => sum + piece.length, 0);
  if (size !== before.length) return after;
  let position = 0;
  const isSame = after.every((piece) =>
    piece.every((byte) => {
      const same = byte === before[position];
      position += 1;
      return same;
    }),
  );
  return isSame ? null : after;
}
