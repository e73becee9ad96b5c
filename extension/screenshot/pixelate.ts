/** A part of a picture, in its pixels. */
export interface PixelRect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Of the pixels of a picture, as a canvas gives them: red, green, blue and alpha of each. */
const CHANNELS = 4;

/** A block is at least so many pixels wide: letters of a common size are gone in it. */
const LEAST_BLOCK = 16;

/** More blocks along the shorter side would let large letters be guessed. */
const MOST_BLOCKS = 4;

/**
 * Makes a part of a picture unreadable, in place: each block of it becomes one colour, the mean of its pixels. What was
 * there is gone from the bytes.
 */
export function pixelate(pixels: Uint8ClampedArray, pictureWidth: number, rect: PixelRect): void {
  const side = Math.max(LEAST_BLOCK, Math.ceil(Math.min(rect.width, rect.height) / MOST_BLOCKS));
  for (let top = rect.top; top < rect.top + rect.height; top += side) {
    for (let left = rect.left; left < rect.left + rect.width; left += side) {
      const width = Math.min(side, rect.left + rect.width - left);
      const height = Math.min(side, rect.top + rect.height - top);
      flatten(pixels, pictureWidth, { left, top, width, height });
    }
  }
}

function flatten(pixels: Uint8ClampedArray, pictureWidth: number, block: PixelRect): void {
  const offsets = offsetsOf(pictureWidth, block);
  for (let channel = 0; channel < CHANNELS; channel++) {
    const sum = offsets.reduce((total, offset) => total + (pixels[offset + channel] ?? 0), 0);
    for (const offset of offsets) pixels[offset + channel] = sum / offsets.length;
  }
}

function offsetsOf(pictureWidth: number, { left, top, width, height }: PixelRect): number[] {
  return Array.from(
    { length: width * height },
    (_, index) => ((top + Math.floor(index / width)) * pictureWidth + left + (index % width)) * CHANNELS,
  );
}
