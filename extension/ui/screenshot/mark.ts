import type { PixelRect } from '../../screenshot/pixelate.ts';

/** A place in a picture, in its pixels; it may lie outside. */
export interface Corner {
  x: number;
  y: number;
}

/** Fewer pixels are a slip of the hand. */
const LEAST_SIDE = 3;

/** The part with these two corners, as far as it lies in the picture; null where it is none. */
export function markBetween(
  one: Corner,
  other: Corner,
  { width, height }: Pick<PixelRect, 'width' | 'height'>,
): PixelRect | null {
  const xs = [one.x, other.x].map((x) => Math.round(Math.min(Math.max(0, x), width)));
  const ys = [one.y, other.y].map((y) => Math.round(Math.min(Math.max(0, y), height)));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const mark = { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
  return mark.width >= LEAST_SIDE && mark.height >= LEAST_SIDE ? mark : null;
}
