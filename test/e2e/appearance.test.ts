import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf, KEPT_VIEWS, nameOf, openKeptPage } from '../gallery/kept-pictures.ts';
import { KEPT_FONTS } from '../gallery/open-browser.ts';
import { openGallery, type OpenGallery } from '../gallery/open-gallery.ts';
import type { Gallery } from '../gallery/serve-gallery.ts';
import { takePicture } from '../gallery/take-picture.ts';

/** Share of the pixels that may differ: another version of the browser may draw an edge otherwise. */
const TOLERANCE = 0.005;

let opened: OpenGallery;
let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  opened = await openGallery('chromium', KEPT_FONTS);
  ({ gallery } = opened);
  page = await openKeptPage(opened.browser);
});

afterAll(() => opened.close());

/** How many pixels differ, and a picture of where. */
function compare(before: PNG, after: PNG): { pixels: number; difference: PNG } {
  const { width, height } = before;
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(before.data, after.data, difference.data, width, height);
  return { pixels, difference };
}

/** Puts what a person has to look at into a folder. */
async function show(name: string, pictures: Record<string, PNG>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `pail-${name}-`));
  for (const [what, picture] of Object.entries(pictures)) {
    await writeFile(path.join(folder, `${what}.png`), PNG.sync.write(picture));
  }
  return folder;
}

test.each(KEPT_VIEWS.map((view) => [nameOf(view), view] as const))(
  '%s looks as it did',
  async (name, view) => {
    const before = PNG.sync.read(await readFile(fileOf(view)));
    const after = PNG.sync.read(Buffer.from(await takePicture(page, gallery, view)));
    expect({ width: after.width, height: after.height }).toEqual({
      width: before.width,
      height: before.height,
    });
    const { pixels, difference } = compare(before, after);
    if (pixels <= TOLERANCE * before.width * before.height) return;
    const folder = await show(name, { before, after, difference });
    expect.fail(
      `${pixels} pixels differ: look into ${folder}. If it is meant: npm run screenshots -- --keep`,
    );
  },
);
