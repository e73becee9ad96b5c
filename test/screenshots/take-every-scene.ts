import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { Place } from '../../extension/ui/place.ts';
import { SCENES, type Scene, type SceneName } from '../gallery/page/scenes.ts';
import { showScene } from '../gallery/show-scene.ts';
import type { Gallery } from '../gallery/serve-gallery.ts';
import { answerWithPictures } from './sample-pictures.ts';

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
  for (const [name, scene] of entriesOf(SCENES)) {
    if (only !== null && only !== name) continue;
    for (const language of LANGUAGES) {
      for (const size of SIZES) {
        for (const scheme of SCHEMES) {
          await page.emulateMediaFeatures([
            { name: 'prefers-color-scheme', value: scheme },
            { name: 'prefers-reduced-motion', value: 'reduce' },
          ]);
          await page.setViewport({ width: size.width, height: size.height });
          await showScene(page, gallery, name, size.place, language);
          const file = `${name}-${language}-${size.width}-${scheme}.png`;
          if (scene.page !== undefined) await fitWindow(page, size.width);
          await page.screenshot({ path: path.join(out, file) });
          taken += 1;
        }
      }
    }
  }
  await page.close();
  return taken;
}

/**
 * Makes the window as high as its page. Chromium's own picture of more than the window is shifted where the text runs
 * from right to left.
 */
async function fitWindow(page: Page, width: number): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width, height });
}

function entriesOf(scenes: Record<SceneName, Scene>): [SceneName, Scene][] {
  const names: SceneName[] = Object.keys(scenes).filter((name): name is SceneName => name in scenes);
  return names.map((name) => [name, scenes[name]]);
}
