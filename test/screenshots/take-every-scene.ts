import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { Place } from '../../extension/ui/place.ts';
import { sceneNames } from '../gallery/page/scenes.ts';
import type { Gallery } from '../gallery/serve-gallery.ts';
import { takePicture } from '../gallery/take-picture.ts';
import { answerWithPictures } from '../gallery/sample-pictures.ts';

/** The sizes at which the one interface is shown, in CSS pixels. */
const SIZES: readonly { place: Place; width: number; height: number }[] = [
  { place: 'panel', width: 320, height: 640 },
  { place: 'popup', width: 400, height: 560 },
  { place: 'window', width: 800, height: 720 },
];

/** English, and one that runs from right to left. */
const LANGUAGES = ['en', 'ar'];

const SCHEMES = ['light', 'dark'] as const;

/**
 * Takes a picture of every scene, size, colour scheme and language.
 * @returns how many
 */
export async function takeEveryScene(
  browser: Browser,
  gallery: Gallery,
  out: string,
  only: string | null,
): Promise<number> {
  await mkdir(out, { recursive: true });
  const page = await browser.newPage();
  await answerWithPictures(page);
  let taken = 0;
  for (const name of sceneNames) {
    if (only !== null && only !== name) continue;
    for (const language of LANGUAGES) {
      for (const size of SIZES) {
        for (const scheme of SCHEMES) {
          const picture = await takePicture(page, gallery, { scene: name, scheme, language, ...size });
          await writeFile(path.join(out, `${name}-${language}-${size.width}-${scheme}.png`), picture);
          taken += 1;
        }
      }
    }
  }
  await page.close();
  return taken;
}
