import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { sceneNames } from '../gallery/page/scenes.ts';
import { openGallery, type OpenGallery } from '../gallery/open-gallery.ts';
import type { Gallery } from '../gallery/serve-gallery.ts';
import { showScene } from '../gallery/show-scene.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** All of WCAG 2.2 A and AA that a program can see, and axe's own good practices. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is left of 1280 CSS pixels at 400 % (WCAG 2.2, 1.4.10). */
const NARROW = 320;

const findingsSchema = z.array(
  z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
);

/** What axe finds wrong with the page, in words; empty where nothing is. */
async function findingsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const result = await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return findingsSchema
    .parse(result)
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** How wide the page would be, had it the room. */
function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const parts = [document.documentElement, ...document.querySelectorAll('main, [role=dialog]')];
    return Math.max(...parts.map(({ scrollWidth }) => scrollWidth));
  });
}

/** Which control has the focus, by its name. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** The names of the controls that so many presses of Tab lead to. */
async function walk(page: Page, presses: number): Promise<string[]> {
  const names: string[] = [];
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press('Tab');
    names.push(await focused(page));
  }
  return names;
}

describe.each(browsersUnderTest)('the interface in %s', (name) => {
  let opened: OpenGallery;
  let gallery: Gallery;
  let page: Page;

  beforeAll(async () => {
    opened = await openGallery(name);
    ({ gallery } = opened);
    page = await opened.browser.newPage();
    await page.setViewport({ width: NARROW, height: 640 });
  });

  afterAll(() => opened.close());

  it.each(sceneNames)('is accessible and fits a narrow page as %s', async (scene) => {
    await showScene(page, gallery, scene, 'panel', 'en');
    expect(await findingsOf(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(NARROW);
    // Firefox draws one colour scheme here, and the words of a language change nothing that axe knows of a browser.
    if (name === 'firefox') return;
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await showScene(page, gallery, scene, 'window', 'ar');
    expect(await findingsOf(page)).toEqual([]);
    await page.emulateMediaFeatures([]);
  });

  it('is walked by keyboard in the order in which it is read', async () => {
    await showScene(page, gallery, 'files', 'panel', 'en');
    expect(await walk(page, 12)).toEqual([
      'Settings',
      'Choose files',
      'Choose a folder',
      'Visible part',
      'Area',
      'Whole page',
      'Search files',
      'Type of file',
      'Copy link to harbour at dawn.png',
      'Share harbour at dawn.png',
      'Open harbour at dawn.png',
      'Delete harbour at dawn.png',
    ]);
  });

  it('keeps the focus in a dialog, and gives it back when Escape closes it', async () => {
    await showScene(page, gallery, 'files', 'panel', 'en');
    await walk(page, 10);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=dialog]');
    const inside = await page.evaluate(() =>
      document.querySelector('[role=dialog]')?.contains(document.activeElement),
    );
    expect(inside).toBe(true);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { hidden: true });
    expect(await focused(page)).toBe('Share harbour at dawn.png');
  });

  it('takes a deletion back, and leaves the focus beside what went', async () => {
    await showScene(page, gallery, 'deleted', 'panel', 'en');
    expect(await focused(page)).toContain('Quarterly report');
    const first = '[data-file-id] [data-name]';
    expect(await page.$eval(first, (element) => element.getAttribute('title'))).toContain('Quarterly');
    await page.click('[data-action="undo"]');
    await page.waitForSelector(`${first}[title="harbour at dawn.png"]`);
  });

  it('draws of 10,000 files a few, wherever the list is', async () => {
    await showScene(page, gallery, 'files', 'panel', 'en');
    const drawn = (): Promise<number> => page.$$eval('li[aria-setsize="10000"]', (rows) => rows.length);
    expect(await drawn()).toBeLessThan(40);
    await page.$eval('main', (main) => main.scrollTo({ top: main.scrollHeight }));
    await page.waitForSelector('li[aria-posinset="10000"]');
    expect(await drawn()).toBeLessThan(40);
  });
});
