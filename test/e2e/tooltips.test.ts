import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { openGallery, type OpenGallery } from '../gallery/open-gallery.ts';
import type { Gallery } from '../gallery/serve-gallery.ts';
import { showScene } from '../gallery/show-scene.ts';

const SETTINGS = '[data-action="open-settings"]';

/** What a control gets with its tooltip. */
const WITH_TOOLTIP = '[data-base-ui-tooltip-trigger]';

const TOOLTIP = '[data-tooltip]';

const PATIENCE = { timeout: 10_000 };

/** What the tooltip that is shown says; null where there is none. */
function tooltip(page: Page): Promise<string | null> {
  return page.evaluate((selector) => document.querySelector(selector)?.textContent ?? null, TOOLTIP);
}

describe.each(browsersUnderTest)('a tooltip in %s', (name) => {
  let opened: OpenGallery;
  let gallery: Gallery;
  let page: Page;

  beforeAll(async () => {
    opened = await openGallery(name);
    ({ gallery } = opened);
  });

  beforeEach(async () => {
    page = await opened.browser.newPage();
    return () => page.close();
  });

  afterAll(() => opened.close());

  async function showFiles(): Promise<void> {
    await showScene(page, gallery, 'files', 'panel', 'en');
    await page.waitForSelector(`[data-action="share"]${WITH_TOOLTIP}`);
  }

  it('says what a control is for to who points at it, for as long', async () => {
    await showFiles();
    await page.hover(SETTINGS);
    await expect.poll(() => tooltip(page), PATIENCE).toBe('Settings');
    await page.hover('[data-action="share"]');
    await expect.poll(() => tooltip(page), PATIENCE).toBe('Share harbour at dawn.png');
    await page.hover('h1');
    await expect.poll(() => tooltip(page), PATIENCE).toBe(null);
  });

  it('says it to who comes by keyboard, and goes with Escape, before the dialog that it is in', async () => {
    await showFiles();
    await page.focus('select');
    await page.keyboard.press('Tab');
    await expect.poll(() => tooltip(page), PATIENCE).toBe('Copy link to harbour at dawn.png');
    await page.keyboard.press('Tab');
    await expect.poll(() => tooltip(page), PATIENCE).toBe('Share harbour at dawn.png');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=dialog]');
    await expect.poll(() => tooltip(page), PATIENCE).toBe(null);
    await page.keyboard.press('Tab');
    await expect.poll(() => tooltip(page), PATIENCE).toBe('Close');
    await page.keyboard.press('Escape');
    await expect.poll(() => tooltip(page), PATIENCE).toBe(null);
    expect(await page.$('[role=dialog]')).not.toBeNull();
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { hidden: true });
  });

  it('is no condition: where its code cannot be fetched, controls work without', async () => {
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      void (/\/Tooltip-\w+\.js$/.test(request.url()) ? request.abort() : request.continue());
    });
    await showScene(page, gallery, 'files', 'panel', 'en');
    expect(await page.$(`${SETTINGS}${WITH_TOOLTIP}`)).toBeNull();
    await page.click('[data-action="share"]');
    await page.waitForSelector('[role=dialog]');
  });
});
