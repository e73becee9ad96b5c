import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page, Target } from 'puppeteer-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { openPanelFromPopup } from '../browsers/firefox-toolbar-popup.ts';
import { serviceWorkerOf } from '../browsers/service-worker.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';

const has = (name: BrowserName): boolean => browsersUnderTest.includes(name);

describe('the side panel', () => {
  it.runIf(has('chromium'))('opens from the popup in Chromium, and takes a file to its link', async () => {
    const pail = await startPail('chromium');
    onTestFinished(() => pail.close());
    const before = new Set(pail.browser.browser.targets());
    const worker = await serviceWorkerOf(pail.browser);
    await worker.evaluate('chrome.action.openPopup()');
    const popup = await pageOf(
      pail,
      (target) => !before.has(target) && target.url() === pail.browser.extensionUrl('popup.html'),
    );
    const closed = new Promise((resolve) => {
      popup.once('close', resolve);
    });
    await (await popup.waitForSelector('[data-action="open-panel"]'))?.click();
    const panel = await pageOf(
      pail,
      (target) => target.url() === pail.browser.extensionUrl('sidepanel.html'),
    );
    await closed;

    const file = path.join(pail.directory, 'beside.txt');
    await writeFile(file, 'beside the page');
    const input = await panel.waitForSelector('input[type="file"]');
    await (await input?.toElement('input'))?.uploadFile(file);
    expect(await waitForEnd(panel, 'beside.txt')).toMatchObject({ state: 'done', error: null });
  });

  it.runIf(has('firefox'))('opens from the popup in Firefox', async () => {
    const pail = await startPail('firefox');
    onTestFinished(() => pail.close());
    await expect(openPanelFromPopup(pail.browser)).resolves.toBeUndefined();
  });
});

/** The page of something that is no tab: a popup of the toolbar, or a panel. */
async function pageOf({ browser }: PailInBrowser, isWanted: (target: Target) => boolean): Promise<Page> {
  return (await browser.browser.waitForTarget(isWanted)).asPage();
}
