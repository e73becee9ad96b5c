import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import type { Browser } from 'puppeteer-core';
import { PROJECT_ROOT } from '../../backend/cli/extension-build/built-extension.ts';
import type { SceneName } from '../gallery/page/scenes.ts';
import { answerWithPictures } from '../gallery/sample-pictures.ts';
import type { Gallery } from '../gallery/serve-gallery.ts';
import { takePicture } from '../gallery/take-picture.ts';

/**
 * 1280 × 800 pixels, the size that Chrome's store shows, of a page half as large so that it can be read there.
 * @see https://developer.chrome.com/docs/webstore/images
 */
const SIZE = { place: 'window', width: 640, height: 400, scale: 2 } as const;

/** What the stores show, in this order: they take five pictures at most. */
const SHOWN: readonly { scene: SceneName; scheme: 'light' | 'dark' }[] = [
  { scene: 'states', scheme: 'light' },
  { scene: 'done', scheme: 'dark' },
  { scene: 'files', scheme: 'light' },
  { scene: 'share', scheme: 'light' },
  { scene: 'many', scheme: 'dark' },
];

export interface StorePictures {
  taken: number;
  /** Languages whose letters no font of this machine has: a picture of boxes is of no use. */
  withoutFont: readonly string[];
}

/**
 * Takes the pictures that the stores are given, in every language that the interface speaks.
 * @param out gets a folder for each language
 */
export async function takeStorePictures(
  browser: Browser,
  gallery: Gallery,
  out: string,
): Promise<StorePictures> {
  const all = await readdir(path.join(PROJECT_ROOT, 'extension', 'public', '_locales'));
  const languages: string[] = [];
  for (const language of all) if (await hasFont(language)) languages.push(language);
  const page = await browser.newPage();
  await answerWithPictures(page);
  for (const language of languages) {
    const folder = path.join(out, 'store', language);
    await mkdir(folder, { recursive: true });
    for (const [index, { scene, scheme }] of SHOWN.entries()) {
      const picture = await takePicture(page, gallery, { scene, scheme, language, ...SIZE });
      await writeFile(path.join(folder, `${index + 1}-${scene}.png`), picture);
    }
  }
  await page.close();
  const withoutFont = all.filter((language) => !languages.includes(language));
  return { taken: languages.length * SHOWN.length, withoutFont };
}

/** By fontconfig, which draws on Linux; elsewhere systems have fonts for all languages. */
async function hasFont(language: string): Promise<boolean> {
  const { stdout, failed } = await execa({ reject: false })`fc-list :lang=${language.replace('_', '-')} file`;
  return failed || stdout !== '';
}
