import type { PixelRect } from '../../screenshot/pixelate.ts';
import { rectangleBetween, type Corner } from '../../screenshot/rectangle-between.ts';

/** Fewer pixels are a slip of the hand. */
const LEAST_SIDE = 3;

/** The part with these two corners, in whole pixels, as far as it lies in the picture; null where it is none. */
export function markBetween(
  one: Corner,
  other: Corner,
  size: Pick<PixelRect, 'width' | 'height'>,
): PixelRect | null {
  const mark = rectangleBetween(rounded(one), rounded(other), size);
  return mark.width >= LEAST_SIDE && mark.height >= LEAST_SIDE ? mark : null;
}

function rounded({ x, y }: Corner): Corner {
  return { x: Math.round(x), y: Math.round(y) };
}
