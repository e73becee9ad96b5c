import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { grantActiveTab } from '../browsers/active-tab.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { clickContextMenu } from '../browsers/context-menu.ts';
import { nextLook, pagesShowing } from '../browsers/find-page.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { bytes, startSite, type Site } from './pages/site.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';

/** Blocks of known colours, a header that stays, one that sticks, and a bar that stays at the lower edge. */
const PAGE = `<!doctype html><html lang="en"><head><title>Colours</title><style>
  * { margin: 0; }
  ::-webkit-scrollbar { display: none; }
  html { scrollbar-width: none; }
  header { position: fixed; inset: 0 0 auto; height: 50px; background: #ff0000; }
  nav { position: sticky; top: 50px; height: 40px; background: #00ffff; }
  footer { position: fixed; inset: auto 0 0; height: 30px; background: #ff00ff; }
  div { height: 900px; }
</style></head><body><header></header><div style="background:#00ff00"></div><nav></nav>
<div style="background:#0000ff"></div><div style="background:#ffff00"></div><footer></footer></body></html>`;

const runsSchema = z.object({
  width: z.number(),
  height: z.number(),
  runs: z.array(z.object({ colour: z.string(), pixels: z.number() })),
});

/** The colours of a picture along its middle, from top to bottom, and how many pixels each has. */
async function runsOf(page: Page, link: string): Promise<z.infer<typeof runsSchema>> {
  const picture = Buffer.from(await (await fetch(link)).arrayBuffer()).toString('base64');
  const runs: unknown = await page.evaluate(async (base64) => {
    const answer = await fetch(`data:image/png;base64,${base64}`);
    const { width, height, ...bitmap } = await createImageBitmap(await answer.blob()).then((decoded) => ({
      width: decoded.width,
      height: decoded.height,
      decoded,
    }));
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap.decoded, 0, 0);
    const column = context?.getImageData(Math.floor(width / 2), 0, 1, height).data ?? [];
    const found: { colour: string; pixels: number }[] = [];
    for (let at = 0; at < column.length; at += 4) {
      const colour = [column[at], column[at + 1], column[at + 2]].join(' ');
      const last = found.at(-1);
      if (last?.colour === colour) last.pixels += 1;
      else found.push({ colour, pixels: 1 });
    }
    return { width, height, runs: found };
  }, picture);
  return runsSchema.parse(runs);
}

const RED = '255 0 0';
const GREEN = '0 255 0';
const CYAN = '0 255 255';
const BLUE = '0 0 255';
const YELLOW = '255 255 0';
const MAGENTA = '255 0 255';

describe.each(browsersUnderTest)('screenshots in %s', (name) => {
  let pail: PailInBrowser;
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    pail = await startPail(name);
    site = await startSite({ '/colours': bytes('text/html', PAGE) });
    page = await pail.browser.browser.newPage();
    await page.goto(site.url('/colours'));
  });

  afterAll(async () => {
    await site.close();
    await pail.close();
  });

  beforeEach(() => grantActiveTab(pail.browser, page));

  /** Chooses in the menu of the page. */
  async function choose(kind: 'visible' | 'area' | 'page'): Promise<void> {
    await clickContextMenu(pail.browser, { menuItemId: `screenshot-${kind}`, pageUrl: page.url() });
  }

  /** The pages on which pictures are shown before they go. */
  const previews = (): Promise<Page[]> =>
    pagesShowing(pail.browser.browser, (address) =>
      address.startsWith(pail.browser.extensionUrl('screenshot.html')),
    );

  async function preview(): Promise<Page> {
    for (;;) {
      const [shown] = await previews();
      if (shown) {
        await shown.waitForSelector('[data-picture] canvas');
        return shown;
      }
      await nextLook();
    }
  }

  async function press(shown: Page, action: string): Promise<void> {
    await shown.$eval(`[data-action="${action}"]`, (button) =>
      button instanceof HTMLElement ? button.click() : undefined,
    );
  }

  async function uploadAs(shown: Page, filename: string): ReturnType<typeof runsOf> {
    await shown.$eval('[data-filename]', (input) =>
      input instanceof HTMLInputElement ? input.select() : undefined,
    );
    await shown.type('[data-filename]', filename);
    await press(shown, 'upload');
    // The page closes itself when the engine has the picture.
    await expect.poll(previews).toEqual([]);
    const row = await waitForEnd(pail.popup, `${filename}.png`);
    expect(row).toMatchObject({ state: 'done', error: null });
    return runsOf(pail.popup, row.link ?? '');
  }

  it('show the whole page, with what stays or sticks on the screen once', async () => {
    await choose('page');
    const { runs } = await uploadAs(await preview(), 'whole');
    expect(runs).toEqual([
      { colour: RED, pixels: 50 },
      { colour: GREEN, pixels: 850 },
      { colour: CYAN, pixels: 40 },
      { colour: BLUE, pixels: 900 },
      { colour: YELLOW, pixels: 870 },
      { colour: MAGENTA, pixels: 30 },
    ]);
    expect(
      await page.evaluate(() => [window.scrollY, document.querySelectorAll('[style*="opacity"]').length]),
    ).toEqual([0, 0]);
  });

  it('show what is seen, cut and made unreadable before they go', async () => {
    await choose('visible');
    const shown = await preview();
    const mark = async (side: string, value: number): Promise<void> => {
      await shown.$eval(`[data-mark="${side}"]`, (input) =>
        input instanceof HTMLInputElement ? input.select() : undefined,
      );
      await shown.type(`[data-mark="${side}"]`, String(value));
    };
    // Eight pixels of the header above 24 of green: two blocks, of which one is half and half.
    await mark('height', 32);
    await mark('top', 42);
    await press(shown, 'crop');
    await mark('height', 32);
    await press(shown, 'blur');
    const { height, runs } = await uploadAs(shown, 'visible');
    expect(height).toBe(32);
    expect(runs).toEqual([
      { colour: '128 128 0', pixels: 16 },
      { colour: GREEN, pixels: 16 },
    ]);
  });

  it('show the area that was marked by keyboard', async () => {
    await choose('area');
    await page.waitForSelector('[popover][role="application"]');
    const size = await page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }));
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Shift');
    await page.keyboard.press('Enter');
    const { width, height, runs } = await uploadAs(await preview(), 'area');
    expect([width, height]).toEqual([Math.round(size.width / 2), Math.round(size.height / 2 + 16)]);
    expect(runs).toEqual([{ colour: GREEN, pixels: height }]);
  });

  it('are not taken where the person gives up', async () => {
    await choose('area');
    await page.waitForSelector('[popover][role="application"]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[popover][role="application"]', { hidden: true });
    expect(await previews()).toEqual([]);
  });
});
