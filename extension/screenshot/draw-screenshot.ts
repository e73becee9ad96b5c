import { PailError } from '../../shared/errors/pail-error.ts';
import { partLeft, type Edit } from './edits.ts';
import { pixelate, type PixelRect } from './pixelate.ts';
import type { Screenshot } from './screenshot.ts';

/**
 * Puts a picture together from its pieces, in device pixels.
 * @throws {PailError} `source_not_supported` where the browser has no room for it
 */
export async function joinPieces({ pieces, windowWidth, area }: Screenshot): Promise<ImageBitmap> {
  const [first] = pieces;
  const sample = await decoded(first?.png ?? new Blob());
  const scale = sample.width / windowWidth;
  const part = area && {
    left: Math.round(area.left * scale),
    top: Math.round(area.top * scale),
    width: Math.max(1, Math.round(area.width * scale)),
    height: Math.max(1, Math.round(area.height * scale)),
  };
  if (!part) return sample;
  const { canvas, context } = canvasOf(part.width, part.height);
  for (const { png, top } of pieces) {
    // One at a time: all of a long page would fill the memory.
    const bitmap = await decoded(png);
    context.drawImage(bitmap, -part.left, Math.round(top * scale) - part.top);
    bitmap.close();
  }
  return canvas.transferToImageBitmap();
}

/** The picture after the edits, with nothing of what was cut away or made unreadable. */
export function edited(picture: ImageBitmap, edits: readonly Edit[]): OffscreenCanvas {
  const left = partLeft(wholeOf(picture), edits);
  const { canvas, context } = canvasOf(left.width, left.height);
  context.drawImage(picture, -left.left, -left.top);
  for (const { what, part } of edits) {
    if (what !== 'blur') continue;
    const place = overlap(part, left);
    if (!place) continue;
    const pixels = context.getImageData(place.left, place.top, place.width, place.height);
    pixelate(pixels.data, place.width, { ...place, left: 0, top: 0 });
    context.putImageData(pixels, place.left, place.top);
  }
  return canvas;
}

export function wholeOf({ width, height }: ImageBitmap): PixelRect {
  return { left: 0, top: 0, width, height };
}

/** Where a part lies in another one, as seen from there; null where it does not. */
function overlap(part: PixelRect, inside: PixelRect): PixelRect | null {
  const left = Math.max(part.left, inside.left);
  const top = Math.max(part.top, inside.top);
  const width = Math.min(part.left + part.width, inside.left + inside.width) - left;
  const height = Math.min(part.top + part.height, inside.top + inside.height) - top;
  return width > 0 && height > 0 ? { left: left - inside.left, top: top - inside.top, width, height } : null;
}

async function decoded(png: Blob): Promise<ImageBitmap> {
  return createImageBitmap(png).catch((error: unknown) => {
    throw tooLarge(error);
  });
}

function canvasOf(
  width: number,
  height: number,
): { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D } {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw tooLarge();
  return { canvas, context };
}

function tooLarge(cause?: unknown): PailError {
  return new PailError(
    'source_not_supported',
    'The browser has no room for a picture of this size. Take one of what is seen, or of an area.',
    { cause },
  );
}
