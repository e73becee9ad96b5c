import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';

/**
 * Has the browser answer its own prompt for a host with yes: no driver can press its button. Firefox is started so that it
 * shows none. Chromium shows none for what the user allowed before, as here on the browser's own page of extensions; the
 * extension does not have the permission until it asks for it.
 */
export async function consentToHost(
  { name, browser, extensionId }: ExtensionBrowser,
  pattern: string,
): Promise<void> {
  if (name !== 'chromium') return;
  const page = await browser.newPage();
  await page.goto('chrome://extensions/');
  const [id, host] = [extensionId, pattern].map((value) => JSON.stringify(value));
  await page.evaluate(`chrome.developerPrivate.addHostPermission(${id}, ${host})`);
  await page.close();
}
