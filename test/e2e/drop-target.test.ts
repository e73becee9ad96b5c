import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectExtension } from '../../backend/cli/browsers/connect-extension.ts';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { consentToHost } from '../browsers/consent-to-host.ts';
import { dragInChromium, dropFiles, type DragData, type DragEventType } from '../browsers/drop-files.ts';
import { nextLook } from '../browsers/find-page.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { removeProfile } from '../browsers/remove-profile.ts';
import { startBackend, type BackendUnderTest } from '../fixtures/running-backend.ts';
import { launchPail } from '../stack/launch-pail.ts';
import { encodePng } from '../fixtures/png.ts';
import { bytes, startSite, type Site } from './pages/site.ts';

/** The backend with its bucket, and the site. All other hosts are asked for when the drop target is turned on. */
const GRANTED = ['*://127.0.0.1/*', '*://localhost/*'];

const TIMEOUT = { timeout: 20_000 };

const square = (side: number): Buffer => encodePng(side, side, Buffer.alloc(side * (1 + side * 3)));
const SMALL = square(20);
const LARGE = square(200);

const PAGE = `<!doctype html><title>A page</title>
<img src="/small.png" srcset="/small.png 1x, /large.png 8x" width="100" height="100" alt="">
<iframe src="/frame" width="300" height="200"></iframe>`;

describe.each(browsersUnderTest)('the drop target on pages, in %s', (name) => {
  let directory: string;
  let backend: BackendUnderTest;
  let browser: ExtensionBrowser;
  let popup: Page;
  let site: Site;
  let tab: Page;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'pail-drop-target-'));
    backend = await startBackend();
    site = await startSite({
      '/': bytes('text/html', PAGE),
      '/frame': bytes('text/html', '<!doctype html><title>A frame</title><p>Some words.'),
      '/small.png': bytes('image/png', SMALL),
      '/report.pdf': bytes('application/pdf', '%PDF-1.7 a report'),
      '/large.png': bytes('image/png', LARGE),
    });
    ({ browser, popup } = await launchPail(name, directory, GRANTED));
    await connectExtension(popup, () => backend.createConnectionLink());
    await consentToHost(browser, '*://*/*');
    await writeFile(path.join(directory, 'dragged.txt'), 'dragged');
    tab = await browser.browser.newPage();
    await tab.goto(site.url('/'));
    // With the page open already.
    await turn(true);
    await tab.bringToFront();
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
    await backend[Symbol.asyncDispose]();
    await removeProfile(directory);
  });

  /** The drop target in the page; null where there is none. */
  async function shown(page: Page): Promise<Frame | null> {
    for (const frame of page.frames()) {
      // Firefox tells its driver no address of an extension's frame; one that is just being opened or closed has none.
      const address = await frame.evaluate(() => location.href).catch(() => '');
      if (/^(?:moz|chrome)-extension:.*[/]drop-target[.]html$/.test(address)) return frame;
    }
    return null;
  }

  /** Drags something over a document for as long as something is done with the drop target that comes. */
  async function whileDragging<Result>(
    over: Frame,
    data: DragData,
    work: (target: Frame) => Promise<Result>,
    place?: { x: number; y: number },
  ): Promise<Result> {
    return whileTargetIsThere(() => drag(over, data, place), work);
  }

  /** @param dragOn called again and again, as a browser tells of a drag again and again */
  async function whileTargetIsThere<Result>(
    dragOn: () => Promise<void>,
    work: (target: Frame) => Promise<Result>,
  ): Promise<Result> {
    const letGo = new AbortController();
    const dragging = (async () => {
      while (!letGo.signal.aborted) {
        await dragOn();
        await nextLook();
      }
    })();
    try {
      await expect.poll(() => shown(tab), TIMEOUT).not.toBe(null);
      const target = await shown(tab);
      if (!target) throw new Error('The drop target went away.');
      await target.waitForSelector('[data-drop-target]', TIMEOUT);
      return await work(target);
    } finally {
      letGo.abort();
      await dragging;
    }
  }

  /** Files from the disk. */
  const aFile = (): DragData => ({
    items: [],
    files: [path.join(directory, 'dragged.txt')],
    dragOperationsMask: 1,
  });

  async function drag(over: Frame, data: DragData, place = { x: 150, y: 30 }): Promise<void> {
    await dispatch(over, ['dragEnter', 'dragOver'], data, place);
  }

  /** Lets something that is no file go over the target. */
  async function dropData(target: Frame, data: DragData): Promise<void> {
    await dispatch(target, ['dragEnter', 'dragOver', 'drop'], data, { x: 100, y: 48 });
  }

  async function dispatch(
    frame: Frame,
    types: readonly DragEventType[],
    data: DragData,
    place: { x: number; y: number },
  ): Promise<void> {
    if (name === 'chromium') {
      await dragInChromium(frame, types, place, data);
      return;
    }
    // Firefox has no call for a real drag.
    await frame.evaluate(
      (events, items) => {
        const dataTransfer = new DataTransfer();
        if (items.length === 0) dataTransfer.items.add(new File(['x'], 'x.txt'));
        for (const { mimeType, data } of items) dataTransfer.setData(mimeType, data);
        for (const type of events) {
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
      },
      types.map((type) => type.toLowerCase()),
      data.items,
    );
  }

  async function turn(wanted: boolean): Promise<void> {
    const settings = await browser.openExtensionPage('options.html');
    await settings.waitForSelector('[data-page-drop-target]');
    // By the mouse: Firefox asks for a permission after nothing less.
    await settings.bringToFront();
    await settings.click('[data-page-drop-target]');
    await settings.waitForFunction(
      `document.querySelector('[data-page-drop-target]').checked === ${wanted}`,
      TIMEOUT,
    );
    await settings.close();
  }

  const scripts = (): Promise<unknown> =>
    popup.evaluate(
      '(globalThis.browser ?? chrome).scripting.getRegisteredContentScripts().then(({ length }) => length)',
    );

  async function expectGone(): Promise<void> {
    await expect.poll(() => shown(tab), TIMEOUT).toBe(null);
  }

  it('uploads files that are dropped on it', async () => {
    const files = ['first.bin', 'second.bin'].map((file) => path.join(directory, file));
    const body = randomBytes(300_000);
    for (const file of files) await writeFile(file, body);
    await whileDragging(tab.mainFrame(), aFile(), async (target) => {
      await dropFiles({ name }, target, '[data-drop-target]', files);
      await target.waitForSelector('[data-state="taken"]', TIMEOUT);
    });
    const row = await waitForEnd(popup, 'first.bin');
    expect(row).toMatchObject({ state: 'done', error: null });
    expect(Buffer.from(await (await fetch(row.link ?? '')).arrayBuffer()).equals(body)).toBe(true);
    expect(await waitForEnd(popup, 'second.bin')).toMatchObject({ state: 'done' });
    await expectGone();
  });

  it('is out of the page’s reach, and gone when the drag is', async () => {
    const seen = await whileDragging(tab.mainFrame(), aFile(), () =>
      tab.evaluate(() => ({
        frames: window.length,
        elements: document.querySelectorAll('iframe').length,
        roots: Array.from(document.querySelectorAll('*')).filter(({ shadowRoot }) => shadowRoot).length,
      })),
    );
    expect(seen).toEqual({ frames: 1, elements: 1, roots: 0 });
    await expectGone();
  });

  it('comes where something is dragged over a frame of the page', async () => {
    const frame = tab.frames().find((each) => each.url().endsWith('/frame'));
    if (!frame) throw new Error('The page has no frame.');
    // In Chromium of the same process: the browser finds the frame under the pointer.
    const box = await (await tab.waitForSelector('iframe'))?.boundingBox();
    const place = { x: (box?.x ?? 0) + 50, y: (box?.y ?? 0) + 50 };
    const over = name === 'chromium' ? tab.mainFrame() : frame;
    await whileDragging(over, aFile(), () => Promise.resolve(), place);
    await expectGone();
  });

  it('fetches what is behind a link that is dropped on it', async () => {
    const items = [{ mimeType: 'text/uri-list', data: site.url('/report.pdf') }];
    const data = { items, dragOperationsMask: 1 };
    await whileDragging(tab.mainFrame(), data, (target) => dropData(target, data));
    const row = await waitForEnd(popup, 'report.pdf');
    expect(row).toMatchObject({ state: 'done', error: null });
    await expectGone();
  });

  it('says what to do where nothing can be made of it, until that is closed', async () => {
    const items = [{ mimeType: 'text/uri-list', data: 'ftp://example.com/report.pdf' }];
    const data = { items, dragOperationsMask: 1 };
    await whileDragging(tab.mainFrame(), data, async (target) => {
      await dropData(target, data);
      await target.waitForSelector('[data-state="failed"]', TIMEOUT);
      expect(await target.$eval('output', ({ textContent }) => textContent)).toContain(
        'begin with https:// or http:// only',
      );
    });
    const target = await shown(tab);
    await target?.$eval('button', (button) => button.click());
    await expectGone();
  });

  if (name === 'chromium') {
    // Firefox calls the extension by another name in every profile.
    it('tells no page that Pail is there', async () => {
      const address = browser.extensionUrl('drop-target.html');
      expect(await tab.evaluate((url) => fetch(url).then(String, String), address)).toBe(
        'TypeError: Failed to fetch',
      );
    });

    it('takes the largest version of a picture that is dragged from the page', async () => {
      const box = await (await tab.waitForSelector('img'))?.boundingBox();
      await tab.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
      await tab.mouse.down();
      // The browser begins the drag itself; over the frame, which is of another process, it is led by its own session.
      const items = [{ mimeType: 'text/uri-list', data: site.url('/small.png') }];
      await whileTargetIsThere(
        async () => {
          await tab.mouse.move(300, 300);
          await tab.mouse.move(301, 300);
        },
        (target) => dropData(target, { items, dragOperationsMask: 1 }),
      );
      await tab.mouse.up();
      const row = await waitForEnd(popup, 'large.png');
      expect(row).toMatchObject({ state: 'done', error: null });
      await expectGone();
    });
  }

  it('is not there, and Pail sees no page, unless it is turned on', async () => {
    await turn(false);
    await expect.poll(scripts, TIMEOUT).toBe(0);
    expect(
      await popup.evaluate(`(globalThis.browser ?? chrome).permissions.contains({ origins: ['*://*/*'] })`),
    ).toBe(false);
    await tab.bringToFront();
    const items = [{ mimeType: 'text/uri-list', data: site.url('/') }];
    await drag(tab.mainFrame(), { items, dragOperationsMask: 1 });
    expect(await shown(tab)).toBe(null);

    await turn(true);
    await expect.poll(scripts, TIMEOUT).toBe(1);
    await tab.bringToFront();
    await whileDragging(tab.mainFrame(), { items, dragOperationsMask: 1 }, () => Promise.resolve());
    await expectGone();
  });
});
