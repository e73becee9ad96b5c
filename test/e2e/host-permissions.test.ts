import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectExtension } from '../../backend/cli/browsers/connect-extension.ts';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { answerQuestion, waitForQuestion } from '../browsers/answer-question.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { clickContextMenu } from '../browsers/context-menu.ts';
import { consentToHost } from '../browsers/consent-to-host.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { removeProfile } from '../browsers/remove-profile.ts';
import { startBackend, type BackendUnderTest } from '../fixtures/running-backend.ts';
import { HOME_NETWORK_NAME, launchPail } from '../stack/launch-pail.ts';
import { bytes, startSite, type Site } from './pages/site.ts';

const picture = randomBytes(70_000);
const sha256 = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

/** The backend with its bucket, and the site whose pages are clicked on. Pictures lie on another host, which is not allowed. */
const GRANTED = ['*://127.0.0.1/*', '*://localhost/*'];
const PATTERN = `http://${HOME_NETWORK_NAME}/*`;

const isAllowed = async (popup: Page): Promise<unknown> =>
  popup.evaluate(`(globalThis.browser ?? chrome).permissions.contains({ origins: ['${PATTERN}'] })`);

describe.each(browsersUnderTest)('a host that Pail may not reach yet, in %s', (name) => {
  let directory: string;
  let backend: BackendUnderTest;
  let browser: ExtensionBrowser;
  let popup: Page;
  let site: Site;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'pail-hosts-'));
    backend = await startBackend();
    site = await startSite({
      '/always.png': bytes('image/png', picture),
      '/once.png': bytes('image/png', picture),
      '/closed.png': bytes('image/png', picture),
      '/open.png': (response, request) => {
        // A page's own request with its login needs its own name in the answer.
        const origin = request.headers.origin ?? '';
        response.setHeader('access-control-allow-credentials', 'true');
        bytes('image/png', picture, { 'access-control-allow-origin': origin })(response, request);
      },
      '/': bytes('text/html', '<!doctype html><title>A page</title><p>Some words.'),
    });
    ({ browser, popup } = await launchPail(name, directory, GRANTED));
    await connectExtension(popup, () => backend.createConnectionLink());
    await consentToHost(browser, PATTERN);
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
    await backend[Symbol.asyncDispose]();
    await removeProfile(directory);
  });

  afterEach(async () => {
    await popup.evaluate(`(globalThis.browser ?? chrome).permissions.remove({ origins: ['${PATTERN}'] })`);
  });

  const there = (file: string): string => site.url(file).replace('localhost', HOME_NETWORK_NAME);

  /** Right-clicks a picture that lies on the other host, on a page that is open in a tab. */
  async function clickPicture(file: string): Promise<Page> {
    const tab = await browser.browser.newPage();
    await tab.goto(site.url('/'));
    await clickContextMenu(browser, {
      menuItemId: 'upload-image',
      mediaType: 'image',
      pageUrl: site.url('/'),
      srcUrl: there(file),
    });
    return tab;
  }

  async function expectPicture(link: string | null): Promise<void> {
    const fetched = await fetch(link ?? '');
    expect(sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(sha256(picture));
  }

  it('is asked for in words, and reached from then on where it is always allowed', async () => {
    const tab = await clickPicture('/always.png');
    const question = await waitForQuestion(browser);
    expect(await question.$eval('h1', (title) => title.textContent)).toBe(
      `Pail needs ${HOME_NETWORK_NAME} to fetch this image with your login`,
    );
    await answerQuestion(browser, question, 'always');
    const row = await waitForEnd(popup, 'always.png');
    expect(row).toMatchObject({ state: 'done', error: null });
    await expectPicture(row.link);
    expect(await isAllowed(popup)).toBe(true);
    await tab.close();
  });

  it('is given back after the upload where it is allowed only this time', async () => {
    const tab = await clickPicture('/once.png');
    const question = await waitForQuestion(browser);
    await answerQuestion(browser, question, 'once');
    const row = await waitForEnd(popup, 'once.png');
    expect(row).toMatchObject({ state: 'done', error: null });
    await expectPicture(row.link);
    await expect.poll(() => isAllowed(popup), { timeout: 20_000 }).toBe(false);
    await tab.close();
  });

  it('is not needed for what the page itself can fetch, where it is refused', async () => {
    const tab = await clickPicture('/open.png');
    const question = await waitForQuestion(browser);
    await answerQuestion(browser, question, 'none');
    const row = await waitForEnd(popup, 'open.png');
    expect(row).toMatchObject({ state: 'done', error: null });
    await expectPicture(row.link);
    expect(await isAllowed(popup)).toBe(false);
    await tab.close();
  });

  it('is named with what to do where it is refused and nothing else helps, and may be allowed after all', async () => {
    const tab = await clickPicture('/closed.png');
    const question = await waitForQuestion(browser);
    await answerQuestion(browser, question, 'none');
    const refused = await waitForEnd(popup, 'closed.png');
    expect(refused).toMatchObject({ state: 'failed', errorCode: 'permission_needed' });
    expect(refused.error).toBe(
      `Pail needs ${HOME_NETWORK_NAME} to fetch this image with your login. Press Allow, or save it to disk and drop the file on Pail.`,
    );
    await tab.close();
    // By the mouse: Firefox asks for a permission after nothing less.
    await popup.bringToFront();
    await popup.click('li:has([data-name][title="closed.png"]) [data-action="allow"]');
    await expect
      .poll(async () => (await waitForEnd(popup, 'closed.png')).state, { timeout: 30_000 })
      .toBe('done');
  });
});
