import type { Browser, Page } from 'puppeteer-core';

/**
 * Waits for a tab that shows an address; somebody else than the test opened it.
 * @param timeout in milliseconds
 * @throws where there is none in time
 */
export async function findPage(browser: Browser, address: string, timeout: number): Promise<Page> {
  const deadline = performance.now() + timeout;
  while (performance.now() < deadline) {
    for (const page of await browser.pages()) {
      // A tab may be closed meanwhile; Firefox's driver does not tell where one is that an extension opened.
      const shown = await page.evaluate(() => location.href).catch(() => '');
      if (shown === address) return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No tab shows ${address}.`);
}
