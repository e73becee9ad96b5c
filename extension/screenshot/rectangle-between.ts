import type { PixelRect } from './pixelate.ts';

/** A place in a plane that begins at its upper left corner; it may lie outside. */
export interface Corner {
  x: number;
  y: number;
}

/** The rectangle with these two corners, as far as it lies within a plane of this size. */
export function rectangleBetween(
  one: Corner,
  other: Corner,
  { width, height }: Pick<PixelRect, 'width' | 'height'>,
): PixelRect {
  const [left, right] = sorted(within(one.x, width), within(other.x, width));
  const [top, bottom] = sorted(within(one.y, height), within(other.y, height));
  return { left, top, width: right - left, height: bottom - top };
}

function within(value: number, most: number): number {
  return Math.min(Math.max(0, value), most);
}

function sorted(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}
