import type { Frame, Page } from 'puppeteer-core';
import { z } from 'zod';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { clickContextMenu } from '../browsers/context-menu.ts';
import type { HardCase } from '../e2e/pages/hard/hard-page.ts';

const foundSchema = z.object({ src: z.string().nullable(), href: z.string().nullable() }).nullable();

/** Looks in open shadow trees too. What the element shows or leads to is what the browser tells of a click on it. */
const FIND = `(selector) => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((element) =>
    [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
  const element = all(document).find((each) => each.matches(selector));
  if (!element || document.documentElement.dataset.ready === 'no') return null;
  return { src: element.currentSrc || element.src || null, href: element.href ?? null };
}`;

async function findIn(frame: Frame, selector: string): Promise<z.infer<typeof foundSchema>> {
  return foundSchema.parse(await frame.evaluate(`(${FIND})(${JSON.stringify(selector)})`));
}

/** Right-clicks something on a page that is open in a tab, and chooses to upload it. */
export async function clickSource(
  browser: ExtensionBrowser,
  page: Page,
  { source, selector = '[data-target]' }: HardCase,
): Promise<void> {
  for (;;) {
    for (const frame of page.frames()) {
      const found = await findIn(frame, selector);
      if (!found) continue;
      const isTop = frame === page.mainFrame();
      await clickContextMenu(browser, {
        menuItemId: `upload-${source}`,
        pageUrl: page.url(),
        ...(!isTop && { frameUrl: frame.url() }),
        ...(source === 'link'
          ? { linkUrl: found.href ?? '' }
          : { srcUrl: found.src ?? '', mediaType: source }),
      });
      return;
    }
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 20))');
  }
}
