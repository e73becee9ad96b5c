import { browser } from 'wxt/browser';

/** The icon as the manifest has it. */
const PATHS = { 16: '/icon/16.png', 32: '/icon/32.png' };

/** In pixels: one for plain screens, one for fine ones. */
const SIZES = [16, 32] as const;

/**
 * Draws the toolbar's icon.
 * @param draw draws it into a square of so many pixels; null for the icon of the manifest
 */
export async function showToolbarIcon(
  draw: ((context: OffscreenCanvasRenderingContext2D, size: number) => void) | null,
): Promise<void> {
  if (draw === null) {
    await browser.action.setIcon({ path: PATHS });
    return;
  }
  const pictures = SIZES.map((size): [number, ImageData] => {
    const context = new OffscreenCanvas(size, size).getContext('2d');
    if (!context) throw new Error('This browser draws no icon.');
    draw(context, size);
    return [size, context.getImageData(0, 0, size, size)];
  });
  await browser.action.setIcon({ imageData: Object.fromEntries(pictures) });
}

/** Says what the icon shows, for who points at it or has it read aloud; null for the extension's name. */
export async function showToolbarTitle(title: string | null): Promise<void> {
  await browser.action.setTitle({ title: title ?? browser.runtime.getManifest().name });
}
