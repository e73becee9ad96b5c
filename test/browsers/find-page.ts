import type { Browser, Page } from 'puppeteer-core';

/** How often the browser's pages are looked at, in milliseconds. */
const INTERVAL = 100;

/**
 * The tabs and windows whose address is wanted. By what each page says itself: Firefox tells its driver no address of a
 * page that an extension opened.
 */
export async function pagesShowing(
  browser: Browser,
  isWanted: (address: string) => boolean,
): Promise<Page[]> {
  const found: Page[] = [];
  for (const page of await browser.pages()) {
    // A page that is just being opened or closed has no document.
    const address = await page.evaluate(() => location.href).catch(() => '');
    if (isWanted(address)) found.push(page);
  }
  return found;
}

/**
 * Waits for a tab that shows an address; somebody else than the test opened it.
 * @param timeout in milliseconds
 * @throws where there is none in time
 */
export async function findPage(browser: Browser, address: string, timeout: number): Promise<Page> {
  const deadline = performance.now() + timeout;
  while (performance.now() < deadline) {
    const [page] = await pagesShowing(browser, (shown) => shown === address);
    if (page) return page;
    await nextLook();
  }
  throw new Error(`No tab shows ${address}.`);
}

/** Resolves when it is time to look at the pages again. */
export function nextLook(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, INTERVAL));
}
