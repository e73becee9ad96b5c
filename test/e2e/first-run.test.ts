import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { launchBrowser } from '../../backend/cli/browsers/launch-browser.ts';
import type { GrantedHosts } from '../../backend/cli/browsers/granted-extension.ts';
import { builtExtension } from '../../backend/cli/extension-build/built-extension.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { readClipboard } from '../browsers/clipboard.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import { findPage } from '../browsers/find-page.ts';
import { findTestBrowser } from '../browsers/installed-browsers.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { removeProfile } from '../browsers/remove-profile.ts';
import { startBackend } from '../fixtures/running-backend.ts';

const STEPS = '[data-step]';

describe.each(browsersUnderTest)('the first run in %s', (name) => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'pail-first-run-'));
  });

  afterEach(() => removeProfile(directory));

  const statesOf = (page: Page): Promise<(string | null)[]> =>
    page.$$eval(STEPS, (steps) => steps.map((step) => step.getAttribute('data-state')));

  it('begins by itself when Pail is installed', async () => {
    const browser = await install(name, []);
    const page = await findPage(browser.browser, browser.extensionUrl('welcome.html'), 30_000);
    await page.waitForSelector('input[name="connection-link"]');
    expect(await statesOf(page)).toEqual(['now', 'later', 'later']);
  });

  it('leads to the first link', async () => {
    await using backend = await startBackend();
    const { browser, page } = await openFirstRun();
    await page.bringToFront();
    await page.waitForSelector('input[name="connection-link"]');
    await page.type('input[name="connection-link"]', await backend.createConnectionLink());
    await page.click('form [type="submit"]');
    await page.waitForSelector('[data-step="allow"][data-state="done"]');
    expect(await statesOf(page)).toEqual(['done', 'done', 'now']);

    const file = path.join(directory, 'first.txt');
    await writeFile(file, 'my first file');
    await dropFiles(browser, page, '[data-drop-area]', [file]);
    const { state, link } = await waitForEnd(page, 'first.txt');
    expect(state).toBe('done');
    await page.waitForSelector('[data-welcome-done]');
    expect(await statesOf(page)).toEqual(['done', 'done', 'done']);
    expect(await (await fetch(link ?? '')).text()).toBe('my first file');
    await expect.poll(() => readClipboard(browser)).toBe(link);
  });

  async function install(browserName: BrowserName, grantedHosts: GrantedHosts): Promise<ExtensionBrowser> {
    const browser = await launchBrowser(browserName, {
      executablePath: (await findTestBrowser(browserName)) ?? '',
      extensionDirectory: builtExtension(browserName),
      directory: path.join(directory, 'browser'),
      headless: true,
      grantedHosts,
    });
    onTestFinished(() => browser.close());
    return browser;
  }

  /** Where nobody answers Chromium's question for a host, hosts are granted before, and the page is opened by hand. */
  async function openFirstRun(): Promise<{ browser: ExtensionBrowser; page: Page }> {
    if (name === 'chromium') {
      const browser = await install(name, 'all-optional');
      return { browser, page: await browser.openExtensionPage('welcome.html') };
    }
    const browser = await install(name, []);
    return {
      browser,
      page: await findPage(browser.browser, browser.extensionUrl('welcome.html'), 30_000),
    };
  }
});
