import type { Frame, Page } from 'puppeteer-core';
import { z } from 'zod';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { clickContextMenu, type ContextMenuClick } from '../browsers/context-menu.ts';
import type { ClickedSource, HardCase } from '../e2e/pages/hard/hard-page.ts';

const foundSchema = z
  .object({ src: z.string().nullable(), href: z.string().nullable(), x: z.number(), y: z.number() })
  .nullable();

type Found = NonNullable<z.infer<typeof foundSchema>>;

/** Looks in open shadow trees too. What the element shows or leads to is what the browser tells of a click on it. */
const FIND = `(selector) => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((element) =>
    [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
  const element = all(document).find((each) => each.matches(selector));
  if (!element || document.documentElement.dataset.ready === 'no') return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  const address = (value) => (typeof value === 'string' && value !== '' ? value : null);
  return {
    src: address(element.currentSrc) ?? address(element.src),
    href: address(element.href),
    x: left + width / 2,
    y: top + height / 2,
  };
}`;

async function findIn(frame: Frame, selector: string): Promise<Found | null> {
  return foundSchema.parse(await frame.evaluate(`(${FIND})(${JSON.stringify(selector)})`));
}

/** The menu's items for all that a tab shows. */
export const OF_THE_TAB = {
  'file in the tab': 'upload-page',
  'page as one file': 'upload-whole-page',
} as const;

/** What the browser tells the extension of a click for each source. */
const CLICKS: Readonly<
  Record<Exclude<ClickedSource, keyof typeof OF_THE_TAB>, (found: Found) => Omit<ContextMenuClick, 'pageUrl'>>
> = {
  image: ({ src }) => ({ menuItemId: 'upload-image', mediaType: 'image', srcUrl: src ?? '' }),
  video: ({ src }) => ({ menuItemId: 'upload-video', mediaType: 'video', srcUrl: src ?? '' }),
  audio: ({ src }) => ({ menuItemId: 'upload-audio', mediaType: 'audio', srcUrl: src ?? '' }),
  link: ({ href }) => ({ menuItemId: 'upload-link', linkUrl: href ?? '' }),
  'picture here': () => ({ menuItemId: 'upload-here' }),
  'selected text': () => ({ menuItemId: 'upload-selection-text', selectionText: 'as the browser tells it' }),
  'selected text as Markdown': () => ({
    menuItemId: 'upload-selection-markdown',
    selectionText: 'as the browser tells it',
  }),
};

/** Moves the pointer to a place, and waits until the page knows. */
async function pointAt(page: Page, { x, y }: Found): Promise<void> {
  await page.mouse.move(x, y);
  const top = `document.elementFromPoint(${x}, ${y})`;
  await page.waitForFunction(`${top}.matches(':hover')`);
}

/** Right-clicks something on a page that is open in a tab, and chooses to upload it. */
export async function clickSource(
  browser: ExtensionBrowser,
  page: Page,
  { source, selector = '[data-target]' }: HardCase,
): Promise<void> {
  // A browser's own viewer shows it: there is nothing in it that could be found. A whole page is no part of itself.
  if (source === 'file in the tab' || source === 'page as one file') {
    await clickContextMenu(browser, { menuItemId: OF_THE_TAB[source], pageUrl: page.url() });
    return;
  }
  for (;;) {
    for (const frame of page.frames()) {
      const found = await findIn(frame, selector);
      if (!found) continue;
      const isTop = frame === page.mainFrame();
      if (isTop && source === 'picture here') await pointAt(page, found);
      await clickContextMenu(browser, {
        ...CLICKS[source](found),
        pageUrl: page.url(),
        ...(!isTop && { frameUrl: frame.url() }),
      });
      return;
    }
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 20))');
  }
}
