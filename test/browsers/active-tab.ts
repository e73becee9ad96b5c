import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { runPrivileged } from './firefox-privileged.ts';

const GRANT = `(id, url) => {
  const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
  const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === url);
  gBrowser.selectedTab = tab;
  WebExtensionPolicy.getByID(id).extension.tabManager.addActiveTabPermission(tab);
}`;

/** Gives the extension `activeTab` for a page, and brings the page to the front: what a press of its button does. */
export async function grantActiveTab(on: ExtensionBrowser, page: Page): Promise<void> {
  await page.bringToFront();
  if (on.name === 'firefox') {
    await runPrivileged(on.browser, GRANT, [on.extensionId, page.url()]);
    return;
  }
  const extensions = await on.browser.extensions();
  await extensions.get(on.extensionId)?.triggerAction(page);
}
