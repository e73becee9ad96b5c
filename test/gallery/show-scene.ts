import type { Page } from 'puppeteer-core';
import type { Place } from '../../extension/ui/place.ts';
import type { Gallery } from './serve-gallery.ts';
import { SCENES, type Scene, type SceneName } from './page/scenes.ts';

/** Shows a scene in a page, complete and at rest. */
export async function showScene(
  page: Page,
  gallery: Gallery,
  name: SceneName,
  place: Place,
  language: string,
): Promise<void> {
  const scene: Scene = SCENES[name];
  await page.goto(gallery.address(name, place, language));
  for (const selector of scene.press ?? []) {
    const element = await page.waitForSelector(selector);
    await element?.evaluate((button) => (button instanceof HTMLElement ? button.click() : undefined));
  }
  await page.waitForSelector(scene.ready);
  await page.waitForSelector('body:not(:has([data-awaited]))');
  await page.evaluate(settle);
}

/** Waits until colours have changed over and pictures are drawn; what never ends goes on. Runs in the page. */
async function settle(): Promise<void> {
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled([
    ...transitions.map(({ finished }) => finished),
    ...[...document.images].filter((image) => image.loading !== 'lazy').map((image) => image.decode()),
  ]);
}
