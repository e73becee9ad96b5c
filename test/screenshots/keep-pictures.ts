import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { fileOf, KEPT_VIEWS, openKeptPage } from '../gallery/kept-pictures.ts';
import type { Gallery } from '../gallery/serve-gallery.ts';
import { takePicture } from '../gallery/take-picture.ts';

/**
 * Takes the pictures anew that the interface is held against.
 * @returns how many
 */
export async function keepPictures(browser: Browser, gallery: Gallery): Promise<number> {
  const page = await openKeptPage(browser);
  for (const view of KEPT_VIEWS) {
    const file = fileOf(view);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await takePicture(page, gallery, view));
  }
  await page.close();
  return KEPT_VIEWS.length;
}
