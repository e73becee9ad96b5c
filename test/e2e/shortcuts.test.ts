import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectExtension } from '../../backend/cli/browsers/connect-extension.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { pagesShowing } from '../browsers/find-page.ts';
import { serviceWorkerOf } from '../browsers/service-worker.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { launchPail } from '../stack/launch-pail.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';

const TIMEOUT = { timeout: 20_000 };

describe.each(browsersUnderTest)('the keys of Pail, in %s', (name) => {
  let pail: PailInBrowser;

  beforeAll(async () => {
    pail = await startPail(name);
  });

  afterAll(() => pail.close());

  it('are shown in the settings, with what they do', async () => {
    const settings = await pail.browser.openExtensionPage('options.html');
    await settings.waitForSelector('[data-shortcut]', TIMEOUT);
    const shown = await settings.$$eval('[data-shortcut]', (all) =>
      all.map((each) => Array.from(each.children, ({ textContent }) => textContent)),
    );
    for (const [title, keys] of [
      ['Open in the side panel', 'Alt+Shift+U'],
      ['Upload what is on the clipboard', 'Alt+Shift+V'],
      ['Screenshot of an area', 'Alt+Shift+S'],
    ]) {
      expect(shown).toContainEqual([title, keys]);
    }
    await settings.close();
  });

  it('upload what is on the clipboard, as soon as the popup is before the user', async () => {
    await pail.popup.bringToFront();
    await pail.popup.evaluate(`navigator.clipboard.writeText('Words that were copied')`);
    await wish(pail.popup);
    const row = await waitForEnd(pail.popup, 'Words that were copied.txt');
    expect(row).toMatchObject({ state: 'done', error: null });
  });

  it('tell how to paste where Pail may not read the clipboard', async () => {
    const directory = path.join(pail.directory, 'not-allowed');
    const { browser, popup } = await launchPail(name, directory, ['*://127.0.0.1/*']);
    await connectExtension(popup, () => pail.backend.createConnectionLink());
    await popup.bringToFront();
    await wish(popup);
    const words = await popup.waitForSelector('[data-clipboard-closed] output', TIMEOUT);
    expect(await words?.evaluate(({ textContent }) => textContent)).toMatch(
      /^Paste here to upload what is on the clipboard/,
    );
    expect(await popup.$('[data-action="allow-clipboard"]')).not.toBe(null);
    await browser.close();
  });

  // No driver presses a key of the browser's own, and Firefox has no call for it either.
  if (name === 'chromium') {
    it('open the popup, which uploads what is on the clipboard', async () => {
      await pail.popup.bringToFront();
      await pail.popup.evaluate(`navigator.clipboard.writeText('Words of the clipboard')`);
      const before = new Set(await popups());
      const worker = await serviceWorkerOf(pail.browser);
      await worker.evaluate(`chrome.commands.onCommand.dispatch('upload-clipboard')`);
      const row = await waitForEnd(pail.popup, 'Words of the clipboard.txt');
      expect(row).toMatchObject({ state: 'done', error: null });
      for (const page of await popups()) if (!before.has(page)) await page.close();
    });
  }

  /** Keeps the wish of the one who pressed the key, as the background does. */
  async function wish(popup: Page): Promise<void> {
    await popup.evaluate(`(globalThis.browser ?? chrome).storage.session.set({ 'wished-paste': true })`);
  }

  async function popups(): Promise<Page[]> {
    return pagesShowing(pail.browser.browser, (address) => address.endsWith('/popup.html'));
  }
});
