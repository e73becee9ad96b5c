import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Page, TargetType } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { readClipboard } from '../browsers/clipboard.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import { serviceWorkerOf } from '../browsers/service-worker.ts';
import { pressInRow, waitForEnd } from '../browsers/upload-row.ts';
import { encodePng } from '../fixtures/png.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';

const WITHIN = { timeout: 30_000 };

/** Writes down in a page what the toolbar says, and which notices there were: some are there for a moment only. */
const WATCH = `(() => {
  const api = globalThis.browser ?? chrome;
  globalThis.titles = [];
  globalThis.notices = new Set();
  api.notifications.onClosed.addListener((id) => globalThis.notices.add(id));
  setInterval(async () => {
    const title = await api.action.getTitle({});
    if (globalThis.titles.at(-1) !== title) globalThis.titles.push(title);
    for (const id of Object.keys(await api.notifications.getAll())) globalThis.notices.add(id);
  }, 50);
})()`;

describe.each(browsersUnderTest)('outside of its own pages, Pail in %s', (name) => {
  let pail: PailInBrowser;
  /** A page of the extension that shows no uploads: it only looks on. */
  let onlooker: Page;

  beforeAll(async () => {
    pail = await startPail(name);
    onlooker = await pail.browser.openExtensionPage('options.html');
    await onlooker.evaluate(WATCH);
    await onlooker.bringToFront();
    await onlooker.waitForSelector('[data-notify]');
    await onlooker.select('[data-notify]', 'always');
  });

  afterAll(() => pail.close());

  async function expectRest(): Promise<void> {
    await expect.poll(title, WITHIN).toBe('Pail');
  }

  let known: readonly string[];

  beforeEach(async () => {
    await onlooker.bringToFront();
    await expectRest();
    known = await allNotices();
  });

  const titles = (): Promise<unknown> => onlooker.evaluate('globalThis.titles.splice(0)');
  const title = (): Promise<unknown> => onlooker.evaluate('globalThis.titles.at(-1)');
  const allNotices = async (): Promise<string[]> =>
    z.array(z.string()).parse(await onlooker.evaluate('[...globalThis.notices]'));
  /** The ids of those that came during the test. */
  const notices = async (): Promise<string[]> => (await allNotices()).filter((id) => !known.includes(id));

  async function drop(...files: [string, Uint8Array][]): Promise<void> {
    const paths = files.map(([filename]) => path.join(pail.directory, filename));
    for (const [index, [, content]] of files.entries()) await writeFile(paths[index] ?? '', content);
    await dropFiles(pail.browser, pail.popup, '[data-drop-area]', paths);
  }

  it('says how far it is, that it is done, and then nothing more', async () => {
    pail.line.setSpeed(400_000);
    await drop(['slow.bin', new Uint8Array(1_500_000)]);
    await expect.poll(title, WITHIN).toMatch(/^Pail: 1 under way/);
    await waitForEnd(pail.popup, 'slow.bin');
    pail.line.setSpeed(null);
    await expect.poll(title, WITHIN).toBe('Pail');
    expect(await titles()).toContain('Pail: 1 file uploaded');
  });

  it('says what holds it up, and that it goes on', async () => {
    await pail.line.refuse();
    await drop(['held.bin', new Uint8Array(100_000)]);
    await expect.poll(title, WITHIN).toMatch(/Pail keeps trying\.$/);
    await pail.line.accept();
    await waitForEnd(pail.popup, 'held.bin');
    await expect.poll(title, WITHIN).not.toMatch(/keeps trying/);
  });

  it('says that it needs the person, until the person has looked', async () => {
    await drop(['empty.txt', new Uint8Array()]);
    await waitForEnd(pail.popup, 'empty.txt');
    await expect.poll(title, WITHIN).toBe('Pail: 1 needs you');
    pail.popup = await pail.browser.openExtensionPage('popup.html', pail.popup);
    await expect.poll(title, WITHIN).toBe('Pail');
    // A page that nobody sees draws nothing to press.
    await pail.popup.bringToFront();
    await pressInRow(pail.popup, 'empty.txt', 'dismiss');
  });

  it('tells of a batch in one notice', async () => {
    const words = (text: string): Uint8Array => new TextEncoder().encode(text);
    await drop(['one.txt', words('one')], ['two.txt', words('two')], ['three.txt', words('three')]);
    for (const each of ['one.txt', 'two.txt', 'three.txt']) await waitForEnd(pail.popup, each);
    await expect.poll(title, WITHIN).toBe('Pail: 3 files uploaded');
    await expect.poll(notices, WITHIN).toHaveLength(1);
  });

  it('tells nothing while it is open before the person', async () => {
    await pail.popup.bringToFront();
    await drop(['seen.txt', new TextEncoder().encode('seen')]);
    await waitForEnd(pail.popup, 'seen.txt');
    await expect.poll(title, WITHIN).toBe('Pail: 1 file uploaded');
    expect(await notices()).toEqual([]);
  });

  // Firefox shows notices on a desktop only, and there is none here.
  it.runIf(name === 'chromium')('copies links and opens files from a notice', async () => {
    const rows = Buffer.alloc(40 * (1 + 40 * 3), 90);
    for (let row = 0; row < 40; row++) rows[row * 121] = 0;
    await drop(['picture.png', encodePng(40, 40, rows)]);
    const { link } = await waitForEnd(pail.popup, 'picture.png');
    await expect.poll(notices, WITHIN).toHaveLength(1);

    const worker = await serviceWorkerOf(pail.browser);
    const id = JSON.stringify((await notices())[0]);
    // The link is there already: it is copied when an upload is done.
    await onlooker.evaluate(() => navigator.clipboard.writeText('something else'));
    await worker.evaluate(`chrome.notifications.onButtonClicked.dispatch(${id}, 0)`);
    await expect.poll(() => readClipboard(pail.browser), WITHIN).toBe(link);
    await worker.evaluate(`chrome.notifications.onClicked.dispatch(${id})`);
    // The link leads on to the bucket, where the picture is shown.
    const opened = await pail.browser.browser.waitForTarget((target) => target.url().includes('picture.png'));
    expect(opened.type()).toBe(TargetType.PAGE);
  });
});
