import { once } from 'node:events';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import type { GrantedHosts } from '../../backend/cli/browsers/granted-extension.ts';
import { launchBrowser } from '../../backend/cli/browsers/launch-browser.ts';
import { builtExtension } from '../../backend/cli/extension-build/built-extension.ts';
import { findTestBrowser } from '../browsers/installed-browsers.ts';

/** A headless browser with the built extension. */
export interface BrowserWithPail {
  browser: ExtensionBrowser;
  /** The popup's page, in a tab. */
  popup: Page;
}

/** Leads to this machine, as a server's name does in a home network; to a browser it is no loopback name. */
export const HOME_NETWORK_NAME = 'nas.home.arpa';

/**
 * Starts the extension in a browser without connecting it. The extension must have been built.
 * @param directory holds the profile, and stays: started again on it, the browser goes on.
 * @param grantedHosts what it may reach from the start.
 * @param extensionDirectory the unpacked extension; default: as it was built.
 */
export async function launchPail(
  name: BrowserName,
  directory: string,
  grantedHosts: GrantedHosts = 'all-optional',
  extensionDirectory: string = builtExtension(name),
): Promise<BrowserWithPail> {
  const executablePath = await findTestBrowser(name);
  if (executablePath === null)
    throw new Error(`There is no ${name} here: npm test installs it where it can.`);
  const browser = await launchBrowser(name, {
    executablePath,
    extensionDirectory,
    directory: path.join(directory, name),
    headless: true,
    grantedHosts,
    namesOfThisMachine: [HOME_NETWORK_NAME],
  });
  return { browser, popup: await openPopup(browser) };
}

/** Opens the popup's page in a tab, in a size that it has as a popup. */
export async function openPopup(browser: ExtensionBrowser): Promise<Page> {
  const popup = await browser.openExtensionPage('popup.html');
  await popup.setViewport({ width: 400, height: 640 });
  return popup;
}

/** Kills a browser as a power cut does. */
export async function killBrowser({ browser }: ExtensionBrowser): Promise<void> {
  const process = browser.process();
  if (!process) throw new Error('The browser is not a process of this test.');
  const gone = once(process, 'exit');
  process.kill('SIGKILL');
  await gone;
}
