import type { Page } from 'puppeteer-core';
import type { HostGrant } from '../../shared/messages/host-grant.ts';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';

/** How often the browser's pages are looked at, in milliseconds. */
const INTERVAL = 100;

/** By what the page itself says: Firefox tells its driver no address of an extension's page that it opened by itself. */
async function findQuestion({ browser, extensionUrl }: ExtensionBrowser): Promise<Page | null> {
  for (const page of await browser.pages()) {
    // A page that is just being closed answers no more.
    const address = await page.evaluate(() => location.href).catch(() => '');
    if (address.startsWith(extensionUrl('ask.html'))) return page;
  }
  return null;
}

function nextLook(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, INTERVAL));
}

/** Waits for the small window in which the extension asks whether it may reach a host. */
export async function waitForQuestion(browser: ExtensionBrowser): Promise<Page> {
  for (;;) {
    const page = await findQuestion(browser);
    if (page) {
      await page.waitForSelector('[data-grant]');
      return page;
    }
    await nextLook();
  }
}

/** Answers it, and waits until the window is gone. */
export async function answerQuestion(
  browser: ExtensionBrowser,
  question: Page,
  grant: HostGrant,
): Promise<void> {
  await question.click(`[data-grant="${grant}"]`);
  while (await findQuestion(browser)) await nextLook();
}
