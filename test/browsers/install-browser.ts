import { execa } from 'execa';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { canInstallDebianPackages, installDebianPackages } from '../machine/debian.ts';
import { findTestBrowser } from './installed-browsers.ts';

const DEBIAN_PACKAGE: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/** Without them, screenshots show boxes instead of letters. */
const FONTS = ['fonts-dejavu-core', 'fonts-noto-color-emoji'];

const HOW_TO_INSTALL: Record<BrowserName, string> = {
  chromium:
    'Install Chromium or Chrome (Debian: apt install chromium; elsewhere: https://www.google.com/chrome), or set PAIL_CHROMIUM to its path.',
  firefox:
    'Install Firefox (Debian: apt install firefox-esr; elsewhere: https://www.mozilla.org/firefox), or set PAIL_FIREFOX to its path.',
};

/** No browser is there and none can be installed from here; `message` says what to do. */
export class BrowserMissing extends Error {
  override readonly name = 'BrowserMissing';
}

async function installPlaywrightChromium(): Promise<void> {
  console.error("Downloading Playwright's Chromium…");
  // Its words go to stderr: the stdout of some commands is read by programs.
  const result = await execa({
    preferLocal: true,
    stdout: process.stderr,
    stderr: 'inherit',
    reject: false,
  })`playwright-core install chromium`;
  if (result.exitCode !== 0) throw new BrowserMissing(HOW_TO_INSTALL.chromium);
}

/**
 * The path of a browser, which is installed first where it is missing: from Debian's packages as root, elsewhere
 * Playwright's own Chromium.
 * @throws {BrowserMissing} where that is not possible.
 */
export async function provideBrowser(name: BrowserName): Promise<string> {
  const found = await findTestBrowser(name);
  if (found) return found;
  if (await canInstallDebianPackages()) await installDebianPackages([DEBIAN_PACKAGE[name], ...FONTS]);
  else if (name === 'chromium') await installPlaywrightChromium();
  const installed = await findTestBrowser(name);
  if (!installed) throw new BrowserMissing(HOW_TO_INSTALL[name]);
  return installed;
}
