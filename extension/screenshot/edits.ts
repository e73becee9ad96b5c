import type { PixelRect } from './pixelate.ts';

/** What a person did to a picture; parts are in the pixels of the picture as it was taken. */
export type Edit = { what: 'crop' | 'blur'; part: PixelRect };

/** What is left of a picture after the edits. */
export function partLeft(whole: PixelRect, edits: readonly Edit[]): PixelRect {
  return edits.findLast(({ what }) => what === 'crop')?.part ?? whole;
}

/** A part that is marked in what is left, in the pixels of the picture as it was taken, as far as it lies in it. */
export function partOf(left: PixelRect, marked: PixelRect): PixelRect {
  const from = { x: within(marked.left, left.width - 1), y: within(marked.top, left.height - 1) };
  return {
    left: left.left + from.x,
    top: left.top + from.y,
    width: Math.max(1, within(marked.width, left.width - from.x)),
    height: Math.max(1, within(marked.height, left.height - from.y)),
  };
}

function within(value: number, most: number): number {
  return Math.min(Math.max(0, Math.round(value)), most);
}
