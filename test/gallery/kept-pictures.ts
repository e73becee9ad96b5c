import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { PROJECT_ROOT } from '../../backend/cli/extension-build/built-extension.ts';
import { answerWithPictures } from './sample-pictures.ts';
import type { View } from './take-picture.ts';

/** Where the pictures lie that the interface is held against. */
const FOLDER = path.join(PROJECT_ROOT, 'test', 'gallery', 'kept');

/** As what dates and "3 minutes ago" are counted from, so that a picture of today is one of any day. */
const NOW = Date.UTC(2026, 0, 15, 12);

const POPUP = { place: 'popup', width: 400, height: 560 } as const;
const PANEL = { place: 'panel', width: 320, height: 640 } as const;
const WINDOW = { place: 'window', width: 800, height: 720 } as const;

const SCHEMES = ['light', 'dark'] as const;

/** The main screens in both schemes, each size once, and one that runs from right to left. */
export const KEPT_VIEWS: readonly View[] = [
  ...(['connect', 'empty', 'states', 'done', 'many', 'share', 'settings', 'screenshot'] as const).flatMap(
    (scene) => SCHEMES.map((scheme) => ({ scene, scheme, language: 'en', ...POPUP })),
  ),
  { scene: 'states', scheme: 'light', language: 'ar', ...PANEL },
  { scene: 'files', scheme: 'light', language: 'en', ...WINDOW },
];

/** The name of a view's picture, for a person and as a file. */
export function nameOf({ scene, language, width, scheme }: View): string {
  return `${scene}-${language}-${width}-${scheme}`;
}

export function fileOf(view: View): string {
  return path.join(FOLDER, `${nameOf(view)}.png`);
}

/** Runs before a page's own scripts. */
const STOPPED_CLOCK = `globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? [${NOW}] : given));
  }
  static now() {
    return ${NOW};
  }
}`;

/** Opens a page in which kept pictures are taken: its time stands still, in UTC, and files have pictures. */
export async function openKeptPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.emulateTimezone('UTC');
  await page.evaluateOnNewDocument(STOPPED_CLOCK);
  await answerWithPictures(page);
  return page;
}
