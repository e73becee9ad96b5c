import type { Browser } from 'puppeteer-core';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { openBrowser } from './open-browser.ts';
import { serveGallery, type Gallery } from './serve-gallery.ts';

/** The gallery, and a browser to look at it. */
export interface OpenGallery {
  gallery: Gallery;
  browser: Browser;
  /** Ends both. */
  close(): Promise<void>;
}

/** @param env variables of the browser, on top of this process's */
export async function openGallery(
  name: BrowserName,
  env?: Readonly<Record<string, string>>,
): Promise<OpenGallery> {
  const gallery = await serveGallery();
  const browser = await openBrowser(name, env);
  return {
    gallery,
    browser,
    close: async () => {
      await browser.close();
      await gallery.close();
    },
  };
}
