import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { clickContextMenu } from '../browsers/context-menu.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';
import { bytes, startSite, type Site } from './pages/site.ts';

// Firefox makes no file of a page, and its menu offers none.
describe.each(browsersUnderTest.filter((name) => name === 'chromium'))('a whole page, in %s', (name) => {
  let pail: PailInBrowser;
  let site: Site;

  beforeAll(async () => {
    pail = await startPail(name);
    site = await startSite({
      '/': bytes(
        'text/html',
        '<!doctype html><title>News: today</title><p>Words of the page. <img src="/a.svg">',
      ),
      '/a.svg': bytes(
        'image/svg+xml',
        '<svg xmlns="http://www.w3.org/2000/svg"><title>drawing</title></svg>',
      ),
    });
  });

  afterAll(async () => {
    await site.close();
    await pail.close();
  });

  it('is uploaded as one file, with what it shows', async () => {
    const tab = await pail.browser.browser.newPage();
    await tab.goto(site.url('/'));
    await clickContextMenu(pail.browser, { menuItemId: 'upload-whole-page', pageUrl: site.url('/') });
    const row = await waitForEnd(pail.popup, 'News today.mhtml');
    expect(row).toMatchObject({ state: 'done', error: null });
    // Its long lines are broken (RFC 2045 §6.7).
    const text = (await (await fetch(row.link ?? '')).text()).replaceAll('=\r\n', '');
    expect(text).toContain('Words of the page.');
    expect(text).toContain('<title>drawing</title>');
    expect(text).toMatch(/^Content-Type: multipart[/]related/m);
    await tab.close();
  });
});
