import { launch, type Browser } from 'puppeteer-core';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { findTestBrowser } from '../browsers/installed-browsers.ts';

/** Starts a headless browser without any extension, for the interface on a web page. */
export async function openBrowser(name: BrowserName): Promise<Browser> {
  const executablePath = await findTestBrowser(name);
  if (executablePath === null)
    throw new Error(`There is no ${name} here: npm test installs it where it can.`);
  return launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath,
    headless: true,
    args: name === 'firefox' ? [] : ['--no-sandbox', '--disable-component-update'],
  });
}
