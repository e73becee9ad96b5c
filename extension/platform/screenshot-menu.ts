import { browser } from 'wxt/browser';
import type { ScreenshotKind } from '../../shared/messages/screenshot.ts';
import type { MessageKey } from '../i18n/text.ts';

/** The entries that take a picture of the page, by their ids in the menu. */
const KINDS: Readonly<Record<string, ScreenshotKind>> = {
  'screenshot-visible': 'visible',
  'screenshot-area': 'area',
  'screenshot-page': 'page',
};

interface ScreenshotItem {
  id: string;
  title: MessageKey;
  contexts: ['page', 'action'];
}

export const SCREENSHOT_ITEMS: readonly ScreenshotItem[] = [
  { id: 'screenshot-visible', title: 'menu_screenshot_visible', contexts: ['page', 'action'] },
  { id: 'screenshot-area', title: 'menu_screenshot_area', contexts: ['page', 'action'] },
  { id: 'screenshot-page', title: 'menu_screenshot_page', contexts: ['page', 'action'] },
];

/** Calls back when one of these entries is chosen. To be called while the background starts. */
export function serveScreenshotMenu(onChoice: (kind: ScreenshotKind) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }) => {
    const kind = KINDS[menuItemId];
    if (kind) onChoice(kind);
  });
}
