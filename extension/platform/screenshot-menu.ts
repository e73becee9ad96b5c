import { browser } from 'wxt/browser';
import type { ScreenshotKind } from '../../shared/messages/screenshot.ts';
import type { MessageKey } from '../i18n/text.ts';

interface ScreenshotItem {
  id: string;
  kind: ScreenshotKind;
  title: MessageKey;
  contexts: ['page', 'action'];
}

/** The entries that take a picture of the page. */
export const SCREENSHOT_ITEMS: readonly ScreenshotItem[] = [
  {
    id: 'screenshot-visible',
    kind: 'visible',
    title: 'menu_screenshot_visible',
    contexts: ['page', 'action'],
  },
  { id: 'screenshot-area', kind: 'area', title: 'menu_screenshot_area', contexts: ['page', 'action'] },
  { id: 'screenshot-page', kind: 'page', title: 'menu_screenshot_page', contexts: ['page', 'action'] },
];

/** Calls back when one of these entries is chosen. To be called while the background starts. */
export function serveScreenshotMenu(onChoice: (kind: ScreenshotKind) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }) => {
    const item = SCREENSHOT_ITEMS.find(({ id }) => id === menuItemId);
    if (item) onChoice(item.kind);
  });
}
