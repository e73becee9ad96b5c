import type { BrowserName } from './browser-name.ts';
import { launchChromium } from './chromium.ts';
import type { ExtensionBrowser, LaunchOptions } from './extension-browser.ts';
import { launchFirefox } from './firefox.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox };

/**
 * Starts a browser with the extension loaded.
 * @throws where the browser does not start.
 */
export async function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<ExtensionBrowser> {
  return LAUNCH[name](options);
}
