import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantActiveTab } from '../browsers/active-tab.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { readClipboard } from '../browsers/clipboard.ts';
import { paste } from '../browsers/paste.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';

describe.each(browsersUnderTest)('the links that %s copies', (name) => {
  let pail: PailInBrowser;

  beforeAll(async () => {
    pail = await startPail(name);
  });

  afterAll(() => pail.close());

  /** Uploads a file whose popup may be behind another tab. */
  async function upload(filename: string): Promise<string | null> {
    await paste(pail.popup, { file: { name: filename, text: 'pasted' } });
    return (await waitForEnd(pail.popup, filename)).link;
  }

  /** What a fresh page of settings lists of sites, with their formats. */
  async function listedSites(): Promise<[string | null, string | undefined][]> {
    const settings = await pail.browser.openExtensionPage('options.html');
    await settings.waitForSelector('input[name="site"]');
    const sites = await settings.$$eval('[data-site]', (rows) =>
      rows.map((row): [string | null, string | undefined] => [
        row.getAttribute('data-site'),
        row.querySelector('select')?.value,
      ]),
    );
    await settings.close();
    return sites;
  }

  it('are in the format that was chosen for the site before the user, and as usual elsewhere', async () => {
    const settings = await pail.browser.openExtensionPage('options.html');
    await addSite(settings, `${pail.backend.baseUrl}/connect`);
    await settings.waitForSelector('[data-site="127.0.0.1"]');
    await settings.select('[data-site="127.0.0.1"] select', 'bbcode');
    await expect.poll(listedSites).toEqual([['127.0.0.1', 'bbcode']]);

    const page = await pail.browser.browser.newPage();
    await page.goto(`${pail.backend.baseUrl}/connect`);
    await grantActiveTab(pail.browser, page);
    const onSite = await upload('on the site.txt');
    await expect.poll(() => readClipboard(pail.browser)).toBe(`[url=${onSite}]on the site.txt[/url]`);

    await page.close();
    await pail.popup.bringToFront();
    const elsewhere = await upload('elsewhere.txt');
    await expect.poll(() => readClipboard(pail.browser)).toBe(elsewhere);

    await settings.bringToFront();
    await settings.click('[data-site="127.0.0.1"] [data-action="forget-site"]');
    await settings.waitForSelector('[data-site="127.0.0.1"]', { hidden: true });
    await settings.close();
  });

  it('are chosen for sites that are named, and for nothing else', async () => {
    const settings = await pail.browser.openExtensionPage('options.html');
    await addSite(settings, 'no site at all');
    await settings.waitForSelector('form:has([name="site"]) [role="alert"]');
    expect(await settings.$$('[data-site]')).toEqual([]);
    await settings.close();
  });
});

async function addSite(settings: Page, name: string): Promise<void> {
  await (await settings.waitForSelector('input[name="site"]'))?.type(name);
  await settings.click('[data-action="add-site"]');
}
