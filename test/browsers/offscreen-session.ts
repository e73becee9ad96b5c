import type { CDPSession } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';

/** Opens a debugging session with Chromium's offscreen document, the upload engine's home. */
export async function openOffscreenSession({ browser, extensionUrl }: ExtensionBrowser): Promise<CDPSession> {
  const target = await browser.waitForTarget((each) => each.url() === extensionUrl('offscreen.html'));
  return target.createCDPSession();
}
