import type { Page } from 'puppeteer-core';
import type { HostGrant } from '../../shared/messages/host-grant.ts';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { nextLook, pagesShowing } from './find-page.ts';

async function findQuestion({ browser, extensionUrl }: ExtensionBrowser): Promise<Page | undefined> {
  const [page] = await pagesShowing(browser, (address) => address.startsWith(extensionUrl('ask.html')));
  return page;
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
