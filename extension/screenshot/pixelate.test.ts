import { expect, test } from 'vitest';
import { pixelate } from './pixelate.ts';

/** A picture of which every pixel has another colour. */
function picture(width: number, height: number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) => (index * 37) % 251);
}

const pixel = (pixels: Uint8ClampedArray, width: number, x: number, y: number): Uint8ClampedArray =>
  pixels.slice((y * width + x) * 4, (y * width + x) * 4 + 4);

test('leaves one colour of each block, and all that is outside as it was', () => {
  const before = picture(64, 48);
  const after = before.slice();
  pixelate(after, 64, { left: 8, top: 8, width: 40, height: 32 });
  expect(pixel(after, 64, 8, 8)).toEqual(pixel(after, 64, 23, 23));
  expect(pixel(after, 64, 8, 8)).not.toEqual(pixel(after, 64, 24, 8));
  // The last block of a row is narrower.
  expect(pixel(after, 64, 40, 24)).toEqual(pixel(after, 64, 47, 39));
  for (const [x, y] of [
    [7, 8],
    [8, 7],
    [48, 20],
    [20, 40],
    [63, 47],
  ] as const) {
    expect(pixel(after, 64, x, y)).toEqual(pixel(before, 64, x, y));
  }
});

test('makes few blocks of a large part', () => {
  const pixels = picture(400, 400);
  pixelate(pixels, 400, { left: 0, top: 0, width: 400, height: 400 });
  const colours = new Set<string>();
  for (let at = 0; at < 400; at++) colours.add(pixel(pixels, 400, at, at).join(' '));
  expect(colours.size).toBeLessThanOrEqual(4);
});
