import { browser } from 'wxt/browser';
import { z } from 'zod';

/** The pages that show the uploads. */
const PATHS = ['/popup.html', '/sidepanel.html', '/welcome.html'] as const;

/** What is read of a page's window; the browser's own types say nothing of it. */
const viewSchema = z.object({
  location: z.object({ pathname: z.string() }),
  document: z.object({ visibilityState: z.string() }),
});

/** Whether the person has Pail's popup, panel or window open before them. To be asked in the background. */
export async function isPailInSight(): Promise<boolean> {
  if (import.meta.env.FIREFOX) {
    return browser.extension.getViews().some((view) => {
      const { location, document } = viewSchema.parse(view);
      return PATHS.some((path) => location.pathname === path) && document.visibilityState === 'visible';
    });
  }
  const contexts = await browser.runtime.getContexts({
    documentUrls: PATHS.map((path) => browser.runtime.getURL(path)),
  });
  const inSight = await Promise.all(
    contexts.map(async ({ tabId }) => {
      // A popup and a panel are in no tab, and gone when they are closed.
      if (tabId === -1) return true;
      // A tab may have been closed since.
      const tab = await browser.tabs.get(tabId).catch(() => null);
      return tab?.active === true;
    }),
  );
  return inSight.includes(true);
}
