import { access } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { type BrowserName, browserNameSchema } from '../../backend/cli/browsers/browser-name.ts';
import { findBrowser } from '../../backend/cli/browsers/find-browser.ts';

/** Playwright's own Chromium, where it has been downloaded. */
async function findPlaywrightChromium(): Promise<string | null> {
  const path = chromium.executablePath();
  return access(path).then(
    () => path,
    () => null,
  );
}

/** The path of a browser for tests; null where there is none. */
export async function findTestBrowser(name: BrowserName): Promise<string | null> {
  return (await findBrowser(name)) ?? (name === 'chromium' ? findPlaywrightChromium() : null);
}

/** The browsers on this machine, to run a test in each. */
export async function installedBrowsers(): Promise<{ name: BrowserName; executablePath: string }[]> {
  const found = await Promise.all(
    browserNameSchema.options.map(async (name) => ({ name, executablePath: await findTestBrowser(name) })),
  );
  return found.flatMap(({ name, executablePath }) => (executablePath ? [{ name, executablePath }] : []));
}
