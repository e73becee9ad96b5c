import { browser } from 'wxt/browser';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { inTurn } from '../../shared/in-turn.ts';
import type { PageFrame, PageMediaKind } from '../../shared/messages/page-target.ts';
import { type MessageKey, t } from '../i18n/text.ts';
import { canCapturePages } from './page-capture.ts';
import { SCREENSHOT_ITEMS } from './screenshot-menu.ts';

type Context = 'image' | 'video' | 'audio' | 'link' | 'selection' | 'page' | 'action';

/** What a person chose in the menu. */
export type MenuChoice =
  | { what: 'media'; kind: PageMediaKind; url: string }
  /** The picture under the pointer, which the browser itself takes for none. */
  | { what: 'picture-here'; targetElementId: number | null }
  | { what: 'selection'; format: 'text' | 'markdown'; selected: string }
  /** The page with all that it shows, as one file. */
  | { what: 'whole-page' };

/** A click in the menu, and where it was made. */
export interface MenuClick {
  choice: MenuChoice;
  /** The connection that was chosen; null where the menu offers no choice. */
  connectionId: string | null;
  /** The document's address. */
  pageUrl: string | null;
  pageTitle: string | null;
  /** Null where the browser does not tell. */
  frame: PageFrame | null;
}

type Info = Parameters<Parameters<typeof browser.contextMenus.onClicked.addListener>[0]>[0];

interface Item {
  id: string;
  title: MessageKey;
  contexts: [Context, ...Context[]];
  /** Null where the click names nothing. */
  choice: (info: Info, tabUrl: string | undefined) => MenuChoice | null;
}

function media(kind: PageMediaKind, url: string | undefined): MenuChoice | null {
  return url === undefined ? null : { what: 'media', kind, url };
}

const WHOLE_PAGE: Item = {
  id: 'upload-whole-page',
  title: 'menu_upload_whole_page',
  contexts: ['page', 'action'],
  choice: () => ({ what: 'whole-page' }),
};

const ITEMS: readonly Item[] = [
  {
    id: 'upload-image',
    title: 'menu_upload',
    contexts: ['image'],
    choice: ({ srcUrl }) => media('image', srcUrl),
  },
  {
    id: 'upload-video',
    title: 'menu_upload',
    contexts: ['video'],
    choice: ({ srcUrl }) => media('video', srcUrl),
  },
  {
    id: 'upload-audio',
    title: 'menu_upload',
    contexts: ['audio'],
    choice: ({ srcUrl }) => media('audio', srcUrl),
  },
  {
    id: 'upload-link',
    title: 'menu_upload_link',
    contexts: ['link'],
    choice: ({ linkUrl }) => media('link', linkUrl),
  },
  {
    id: 'upload-selection-text',
    title: 'menu_upload_text',
    contexts: ['selection'],
    choice: ({ selectionText = '' }) => ({ what: 'selection', format: 'text', selected: selectionText }),
  },
  {
    id: 'upload-selection-markdown',
    title: 'menu_upload_markdown',
    contexts: ['selection'],
    choice: ({ selectionText = '' }) => ({ what: 'selection', format: 'markdown', selected: selectionText }),
  },
  {
    id: 'upload-here',
    title: 'menu_upload_here',
    contexts: ['page'],
    choice: (info) => ({
      what: 'picture-here',
      // Only Firefox tells it.
      targetElementId: 'targetElementId' in info ? Number(info.targetElementId) : null,
    }),
  },
  {
    id: 'upload-page',
    title: 'menu_upload_tab',
    contexts: ['page', 'action'],
    choice: ({ pageUrl }, tabUrl) => media('page', tabUrl ?? pageUrl),
  },
  ...(canCapturePages ? [WHOLE_PAGE] : []),
];

/** Where a click may send something, as the menu shows it. */
interface MenuConnection {
  id: string;
  title: string;
}

/** The connections that there are to choose from. */
export interface MenuConnections {
  read: () => Promise<readonly MenuConnection[]>;
  /** Calls back whenever they change. */
  watch: (listener: () => void) => void;
}

/** Between an item's id and the connection's in the id of a submenu's item. */
const SEPARATOR = '@';

/**
 * Adds Pail to the context menu and calls back on a click. Where there are several connections every item opens a
 * submenu of them. To be called while the background starts. What a browser allows only by the user's own doing it allows
 * until the callback first awaits something.
 */
export function serveContextMenu(connections: MenuConnections, onClick: (click: MenuClick) => void): void {
  // One after the other: two at a time would each find the other's items.
  const oneByOne = inTurn();
  const redraw = (): void => {
    oneByOne(() => drawMenu(connections)).catch(reportDefect);
  };
  browser.runtime.onInstalled.addListener(redraw);
  connections.watch(redraw);

  browser.contextMenus.onClicked.addListener((info, tab) => {
    const [itemId, connectionId = null] = String(info.menuItemId).split(SEPARATOR);
    const choice = ITEMS.find(({ id }) => id === itemId)?.choice(info, tab?.url);
    if (!choice) return;
    onClick({
      choice,
      connectionId,
      pageUrl: info.frameUrl ?? info.pageUrl ?? tab?.url ?? null,
      pageTitle: tab?.title ?? null,
      frame: tab?.id === undefined ? null : { tabId: tab.id, frameId: info.frameId ?? 0 },
    });
  });
}

async function drawMenu({ read }: MenuConnections): Promise<void> {
  const connections = await read();
  await browser.contextMenus.removeAll();
  for (const { id, title, contexts } of ITEMS) {
    browser.contextMenus.create({ id, title: t(title), contexts });
    if (connections.length < 2) continue;
    for (const connection of connections) {
      browser.contextMenus.create({
        id: `${id}${SEPARATOR}${connection.id}`,
        parentId: id,
        // An ampersand alone would name the key that chooses the item.
        title: connection.title.replaceAll('&', '&&'),
        contexts,
      });
    }
  }
  for (const { id, title, contexts } of SCREENSHOT_ITEMS) {
    browser.contextMenus.create({ id, title: t(title), contexts });
  }
}
