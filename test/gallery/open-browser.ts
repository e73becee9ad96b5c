import path from 'node:path';
import { launch, type Browser } from 'puppeteer-core';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { PROJECT_ROOT } from '../../backend/cli/extension-build/built-extension.ts';
import { findTestBrowser } from '../browsers/installed-browsers.ts';

/** Fontconfig's own variable, and the file in which it finds only the fonts of the kept pictures. */
export const KEPT_FONTS = {
  FONTCONFIG_FILE: path.join(PROJECT_ROOT, 'test', 'gallery', 'fonts.conf'),
};

/**
 * Starts a headless browser without any extension, for the interface on a web page.
 * @param env variables on top of this process's
 */
export async function openBrowser(
  name: BrowserName,
  env: Readonly<Record<string, string>> = {},
): Promise<Browser> {
  const executablePath = await findTestBrowser(name);
  if (executablePath === null)
    throw new Error(`There is no ${name} here: npm test installs it where it can.`);
  return launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath,
    headless: true,
    env: { ...process.env, ...env },
    args: name === 'firefox' ? [] : ['--no-sandbox', '--disable-component-update'],
  });
}
