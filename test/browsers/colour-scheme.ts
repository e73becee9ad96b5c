import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { runPrivileged } from './firefox-privileged.ts';

/** Firefox's values of the preference below. */
const FIREFOX_SCHEME = { dark: 0, light: 1 };

const SET_SCHEME = `(value) => Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', value)`;

/** Makes pages believe that the user prefers this colour scheme; in Firefox every page. */
export async function showColourScheme(
  { name, browser }: ExtensionBrowser,
  page: Page,
  scheme: 'dark' | 'light',
): Promise<void> {
  if (name === 'chromium') {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    return;
  }
  await runPrivileged(browser, SET_SCHEME, [FIREFOX_SCHEME[scheme]]);
  await page.waitForFunction((query) => matchMedia(query).matches, {}, `(prefers-color-scheme: ${scheme})`);
}
