import type { ImageKind } from './image-kind.ts';
import { chunksOf } from './metadata/strip-png.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Whether a picture moves: a canvas would keep one frame of it. A broken one counts as moving: it stays as it is. */
export function isAnimated(kind: ImageKind, bytes: Bytes): boolean {
  try {
    switch (kind) {
      case 'gif':
        return gifFrames(bytes) > 1;
      case 'png':
        return isAnimatedPng(bytes);
      case 'webp':
        return bytes[15] === 0x58 && ((bytes[20] ?? 0) & 0x02) !== 0;
      default:
        return false;
    }
  } catch {
    return true;
  }
}

function isAnimatedPng(bytes: Bytes): boolean {
  for (const { type } of chunksOf(bytes)) {
    if (type === 'acTL') return true;
    // The animation is told of before the picture (PNG 3rd edition, §11.3.6).
    if (type === 'IDAT') return false;
  }
  return false;
}

/** Counts to two. @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
function gifFrames(bytes: Bytes): number {
  const at = (position: number): number => bytes[position] ?? 0;
  const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const afterBlocks = (start: number): number => {
    let position = start;
    while (at(position) !== 0) position += at(position) + 1;
    return position + 1;
  };
  let frames = 0;
  let position = 13 + tableBytes(at(10));
  while (position < bytes.length && frames < 2) {
    if (at(position) === 0x21) position = afterBlocks(position + 2);
    else if (at(position) === 0x2c) {
      frames += 1;
      position = afterBlocks(position + 11 + tableBytes(at(position + 9)));
    } else break;
  }
  return frames;
}
