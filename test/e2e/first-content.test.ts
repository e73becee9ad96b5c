import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectExtension } from '../../backend/cli/browsers/connect-extension.ts';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { builtExtension } from '../../backend/cli/extension-build/built-extension.ts';
import { median } from '../bench/measure/median.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { removeProfile } from '../browsers/remove-profile.ts';
import { startBackend, type BackendUnderTest } from '../fixtures/running-backend.ts';
import { launchPail } from '../stack/launch-pail.ts';

/** Most that the popup's first content may take, as a multiple of what a page with a word in it takes. */
const MOST = 3;

/** Each page is opened so often, in turn; what the first time takes is not counted. */
const TRIES = 9;

/** A page of the extension with nothing in it but a word, and no script. */
const EMPTY_PAGE = '<!doctype html><html lang="en"><title>Empty</title><body>Pail</body></html>';

// Firefox tells a page of an extension neither when it was painted nor what moved.
const TELLING = browsersUnderTest.filter((name) => name === 'chromium');

/** Milliseconds from the document's start to its first content. Runs in the page. */
function firstContent(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0];
      if (!paint) return;
      observer.disconnect();
      resolve(paint.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}

/** Has every page add up in `layoutShift` by how much of it things moved. Runs in the page. */
function watchLayoutShift(): void {
  Object.assign(globalThis, { layoutShift: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const value: unknown = Reflect.get(entry, 'value');
      const sum: unknown = Reflect.get(globalThis, 'layoutShift');
      Object.assign(globalThis, { layoutShift: Number(sum) + Number(value) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

describe.each(TELLING)('opening the popup in %s', (name) => {
  let directory: string;
  let backend: BackendUnderTest;
  let browser: ExtensionBrowser;
  let page: Page;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'pail-first-content-'));
    const extension = path.join(directory, 'built');
    await cp(builtExtension(name), extension, { recursive: true });
    await writeFile(path.join(extension, 'empty.html'), EMPTY_PAGE);
    backend = await startBackend();
    ({ browser, popup: page } = await launchPail(name, directory, 'all-optional', extension));
    await connectExtension(page, () => backend.createConnectionLink());
    const files = ['one.txt', 'two.txt', 'three.txt'].map((file) => path.join(directory, file));
    await Promise.all(files.map((file) => writeFile(file, file)));
    await dropFiles(browser, page, '[data-drop-area]', files);
    for (const file of files) await waitForEnd(page, path.basename(file));
    // One that only the list of files shows.
    await page.click('li[data-upload-id] [data-action="dismiss"]');
    await page.waitForSelector('[data-file-id]');
  });

  afterAll(async () => {
    await browser.close();
    await backend[Symbol.asyncDispose]();
    await removeProfile(directory);
  });

  async function timeOf(address: string): Promise<number> {
    await browser.openExtensionPage(address, page);
    return page.evaluate(firstContent);
  }

  it('shows its first content in not much more time than an empty page', async () => {
    const times: Record<'popup.html' | 'empty.html', number[]> = { 'popup.html': [], 'empty.html': [] };
    await timeOf('popup.html');
    for (let round = 0; round < TRIES; round++) {
      for (const address of ['popup.html', 'empty.html'] as const) {
        times[address].push(await timeOf(address));
      }
    }
    expect(median(times['popup.html']) / median(times['empty.html'])).toBeLessThanOrEqual(MOST);
  });

  it('moves nothing while uploads and files come in', async () => {
    const { identifier } = await page.evaluateOnNewDocument(watchLayoutShift);
    await browser.openExtensionPage('popup.html', page);
    await page.waitForSelector('li[data-upload-id]');
    await page.waitForSelector('[data-file-id]');
    // Two frames later all that came in is drawn, and what moved is told.
    const shift = await page.evaluate(() =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      }).then((): unknown => Reflect.get(globalThis, 'layoutShift')),
    );
    await page.removeScriptToEvaluateOnNewDocument(identifier);
    expect(shift).toBe(0);
  });
});
