import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { stopBackground } from '../browsers/stop-background.ts';
import { tryCase } from '../sources/try-case.ts';
import { HARD_PAGES } from './pages/hard/all.ts';
import type { HardPage } from './pages/hard/hard-page.ts';
import { type ServedPages, serveHardPages } from './pages/hard/serve-hard-pages.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';

/** One page for each way to its bytes; `npm run test:sources` tries all of them. */
const NAMES = [
  'hotlink protection by Referer, after a redirect to another host',
  'cookie gate, SameSite=Strict, HttpOnly',
  'PNG called image/jpeg, made by a .php',
  'web page called image/png',
  'placeholder of one pixel',
  '206 only, a mebibyte at a time',
  'blob: picture that the page has let go of',
  'blob: video of 24 MiB',
  "picture made by the page's service worker",
  'video under DRM',
  'iframe of another site',
  'srcset with 2x',
  'CSS background in a closed shadow tree',
  'tab with a PDF',
  'canvas with a picture of another site',
  'selected text',
];

const pages: readonly HardPage[] = HARD_PAGES.filter(({ name }) => NAMES.includes(name));

describe.each(browsersUnderTest)('a hard page in %s', (name) => {
  let pail: PailInBrowser;
  let served: ServedPages;

  beforeAll(async () => {
    served = await serveHardPages(pages);
    pail = await startPail(name);
  });

  afterAll(async () => {
    await served.close();
    await pail.close();
  });

  const rules = (): Promise<unknown> =>
    pail.popup.evaluate('(globalThis.browser ?? chrome).declarativeNetRequest.getSessionRules()');

  it.each(pages)('$name', async (page) => {
    for (const hardCase of page.cases) {
      const result = await tryCase({ ...pail, urlOf: served.urlOf }, page, hardCase);
      expect(result).toMatchObject({ isAsExpected: true });
    }
    // The rule that sets a Referer is there for one request only.
    await expect.poll(rules).toEqual([]);
  });

  it('leaves no rule of a background that was stopped before it could take it away', async () => {
    const rule = {
      id: 7,
      action: { type: 'modifyHeaders', requestHeaders: [{ header: 'referer', operation: 'remove' }] },
      condition: { urlFilter: '|https://site.example/|', resourceTypes: ['xmlhttprequest'] },
    };
    await stopBackground(pail.browser);
    await pail.popup.evaluate(
      `(globalThis.browser ?? chrome).declarativeNetRequest.updateSessionRules({ addRules: [${JSON.stringify(rule)}] })`,
    );
    await pail.popup.evaluate(
      '(globalThis.browser ?? chrome).runtime.sendMessage({ call: "engine.ensure", request: null })',
    );
    await expect.poll(rules).toEqual([]);
  });
});
