import type { Page } from 'puppeteer-core';
import type { Place } from '../../extension/ui/place.ts';
import { SCENES, type Scene, type SceneName } from './page/scenes.ts';
import type { Gallery } from './serve-gallery.ts';
import { showScene } from './show-scene.ts';

/** How a scene is looked at. */
export interface View {
  scene: SceneName;
  place: Place;
  /** CSS pixels. A page of its own is as high as what is on it. */
  width: number;
  height: number;
  /** Pixels of the picture to each of CSS; default: one. */
  scale?: number;
  scheme: 'light' | 'dark';
  language: string;
}

/** A picture of a scene, as PNG. */
export async function takePicture(page: Page, gallery: Gallery, view: View): Promise<Uint8Array> {
  const { width, height, scale = 1 } = view;
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: view.scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  await showScene(page, gallery, view.scene, view.place, view.language);
  const scene: Scene = SCENES[view.scene];
  if (scene.page !== undefined) await fitWindow(page, width);
  return page.screenshot();
}

/**
 * Makes the window as high as its page. Chromium's own picture of more than the window is shifted where the text runs
 * from right to left.
 */
async function fitWindow(page: Page, width: number): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width, height });
}
