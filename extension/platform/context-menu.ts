import { browser } from 'wxt/browser';
import type { PageTarget } from '../../shared/messages/page-target.ts';
import { type MessageKey, t } from '../i18n/text.ts';
import { requestHosts } from './permissions.ts';

type MenuKind = 'image' | 'video' | 'audio' | 'link';

const ITEMS: readonly { id: string; kind: MenuKind; title: MessageKey }[] = [
  { id: 'upload-image', kind: 'image', title: 'menu_upload' },
  { id: 'upload-video', kind: 'video', title: 'menu_upload' },
  { id: 'upload-audio', kind: 'audio', title: 'menu_upload' },
  { id: 'upload-link', kind: 'link', title: 'menu_upload_link' },
];

export interface ClickedMedia {
  target: PageTarget;
  /** Whether the user lets Pail reach the media's host. */
  allowed: Promise<boolean>;
}

/** Adds Pail to the context menu and calls back on a click. To be called while the background starts. */
export function serveContextMenu(onClick: (media: ClickedMedia) => void): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.removeAll(() => {
      for (const { id, kind, title } of ITEMS) {
        browser.contextMenus.create({ id, title: t(title), contexts: [kind] });
      }
    });
  });

  browser.contextMenus.onClicked.addListener((info, tab) => {
    const item = ITEMS.find(({ id }) => id === info.menuItemId);
    const url = item?.kind === 'link' ? info.linkUrl : info.srcUrl;
    if (!item || url === undefined) return;
    // First of all: the browser asks for a permission only straight after the click.
    const allowed = requestHosts([url]);
    const frame = tab?.id === undefined ? null : { tabId: tab.id, frameId: info.frameId ?? 0 };
    const pageUrl = info.frameUrl ?? info.pageUrl ?? null;
    onClick({ target: { kind: item.kind, url, pageUrl, pageTitle: tab?.title ?? null, frame }, allowed });
  });
}
