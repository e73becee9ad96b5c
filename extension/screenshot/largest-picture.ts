/** What every browser's canvas holds: Firefox ends first, at so many pixels a side. */
const MOST_SIDE = 32_767;

/** And so many in all: more than four bytes of each do not fit into its largest picture. */
const MOST_PIXELS = 120_000_000;

/**
 * How tall a picture of a page may be, in CSS pixels.
 * @param width of the page, in CSS pixels
 * @param scale device pixels of a CSS pixel
 */
export function tallestPicture(width: number, scale: number): number {
  return Math.floor(Math.min(MOST_SIDE, MOST_PIXELS / (width * scale)) / scale);
}
