import { encodePng } from '../fixtures/png.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** The colours of a picture, from the top of the sky to the water's edge. */
export interface Palette {
  sky: Colour;
  horizon: Colour;
  sun: Colour;
  water: Colour;
}

export const DAWN: Palette = {
  sky: [64, 88, 160],
  horizon: [250, 190, 160],
  sun: [255, 236, 190],
  water: [30, 52, 96],
};
export const DUSK: Palette = {
  sky: [34, 24, 72],
  horizon: [236, 110, 80],
  sun: [255, 190, 92],
  water: [22, 18, 48],
};

const WIDTH = 480;
const HEIGHT = 320;
/** Row of the water's edge. */
const SHORE = 210;
const SUN = { x: 300, y: 190, radius: 46 };

const mix = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

function colourAt(x: number, y: number, { sky, horizon, sun, water }: Palette): Colour {
  const distance = Math.hypot(x - SUN.x, y - SUN.y);
  if (y < SHORE) {
    if (distance < SUN.radius) return sun;
    const glow = Math.max(0, 1 - (distance - SUN.radius) / 160) ** 2;
    return mix(mix(sky, horizon, (y / SHORE) ** 1.5), sun, glow * 0.6);
  }
  const depth = (y - SHORE) / (HEIGHT - SHORE);
  const wave = Math.sin(y * 0.9 + Math.sin(x * 0.06 + y) * 1.6);
  const onPath = Math.abs(x - SUN.x) < SUN.radius * (0.7 + depth * 0.6) * (0.7 + wave * 0.3);
  return mix(mix(horizon, water, Math.sqrt(depth)), sun, onPath && wave > 0 ? 0.7 * (1 - depth) : 0);
}

/** Draws the sun over water. @returns a PNG file, see https://www.w3.org/TR/png-3/. */
export function drawPicture(palette: Palette): Buffer {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  let offset = 0;
  for (let y = 0; y < HEIGHT; y++) {
    // Each row begins with its filter: none.
    offset = rows.writeUInt8(0, offset);
    for (let x = 0; x < WIDTH; x++) {
      for (const part of colourAt(x, y, palette)) offset = rows.writeUInt8(Math.round(part), offset);
    }
  }
  return encodePng(WIDTH, HEIGHT, rows);
}
