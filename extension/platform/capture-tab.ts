import { browser } from 'wxt/browser';
import { PailError } from '../../shared/errors/pail-error.ts';
import {
  type PageArea,
  type PageView,
  pageViewSchema,
  SCROLL_ORDER,
  type ScrollOrder,
  selectedAreaSchema,
} from '../../shared/messages/screenshot.ts';

/** A tab that a picture is taken of. */
export interface CapturedTab {
  tabId: number;
  windowId: number;
  url: string | null;
  title: string | null;
}

/** Chrome takes two pictures a second at most (MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND); in milliseconds. */
const PAUSE_MS = 550;

/** So often a picture is tried that came too soon after another one. */
const ATTEMPTS = 5;

/** The tab before the user. @throws {PailError} `source_refused` where there is none */
export async function tabBeforeUser(): Promise<CapturedTab> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) throw notCaptured();
  return { tabId: tab.id, windowId: tab.windowId, url: tab.url ?? null, title: tab.title ?? null };
}

/**
 * Takes a picture of what is seen of a tab, a PNG in device pixels. `activeTab` is enough.
 * @throws {PailError} `source_refused` where the browser does not let Pail, or the person has left the tab
 */
export async function captureTab({ tabId, windowId }: CapturedTab): Promise<Blob> {
  for (let attempt = 1; ; attempt++) {
    try {
      await assertSeen(tabId);
      const dataUrl = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
      await assertSeen(tabId);
      return await (await fetch(dataUrl)).blob();
    } catch (error) {
      if (error instanceof PailError) throw error;
      const isTooSoon = /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND/.test(String(error));
      if (!isTooSoon || attempt === ATTEMPTS) throw notCaptured(error);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Has the person mark an area of a tab; null where they gave up. @throws {PailError} `source_refused` */
export async function askForArea({ tabId }: CapturedTab): Promise<PageArea | null> {
  const results = await browser.scripting
    .executeScript({ target: { tabId }, files: ['/page-area.js'] })
    .catch((error: unknown) => {
      throw notCaptured(error);
    });
  return selectedAreaSchema.parse(results[0]?.result ?? null);
}

/** Measures or scrolls a tab's page, or puts all back. @throws {PailError} `source_refused` */
export async function scrollTab({ tabId }: CapturedTab, order: ScrollOrder): Promise<PageView> {
  const tell = (name: string, value: unknown): void => void Reflect.set(globalThis, name, value);
  const results = await browser.scripting
    .executeScript({ target: { tabId }, func: tell, args: [SCROLL_ORDER, order] })
    .then(() => browser.scripting.executeScript({ target: { tabId }, files: ['/page-scroll.js'] }))
    .catch((error: unknown) => {
      throw notCaptured(error);
    });
  return pageViewSchema.parse(results[0]?.result);
}

/** Shows a picture that was taken in a tab beside the one that it is of. */
export async function openScreenshot(id: string, { tabId }: CapturedTab): Promise<void> {
  const { index } = await browser.tabs.get(tabId);
  await browser.tabs.create({
    url: `${browser.runtime.getURL('/screenshot.html')}?${new URLSearchParams({ id })}`,
    index: index + 1,
  });
}

async function assertSeen(tabId: number): Promise<void> {
  const { active } = await browser.tabs.get(tabId);
  if (active) return;
  throw new PailError(
    'source_refused',
    'The picture shows what is before you, and another tab came before the page. Take it again, and stay on the page until it is there.',
  );
}

function notCaptured(cause?: unknown): PailError {
  return new PailError(
    'source_refused',
    'The browser does not let Pail take a picture of this page: of its own pages and its store it lets nobody. On any other page, press the Pail button in the toolbar, or right-click the page, and take it from there.',
    { cause },
  );
}
