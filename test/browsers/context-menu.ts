import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { runPrivileged } from './firefox-privileged.ts';
import { serviceWorkerOf } from './service-worker.ts';

/** What the browser tells the extension of a click in the context menu: the fields of `contextMenus.OnClickData`. */
export interface ContextMenuClick {
  menuItemId: string;
  pageUrl: string;
  frameUrl?: string;
  srcUrl?: string;
  linkUrl?: string;
  selectionText?: string;
  mediaType?: 'image' | 'video' | 'audio';
}

/** Runs in the extension's service worker, whose own `chrome` neither Node nor a page's types know. */
const DISPATCH_CLICK = `async (click) => {
  const tab = (await chrome.tabs.query({})).find(({ url }) => url === click.pageUrl);
  const documents = tab && click.frameUrl
    ? await chrome.scripting.executeScript({
        target: { tabId: tab.id, allFrames: true },
        func: () => location.href,
      })
    : [];
  const frame = documents.find(({ result }) => result === click.frameUrl);
  chrome.contextMenus.onClicked.dispatch({ ...click, frameId: frame?.frameId ?? 0 }, tab);
}`;

async function clickInChromium(on: ExtensionBrowser, click: object): Promise<void> {
  const worker = await serviceWorkerOf(on);
  await worker.evaluate(`(${DISPATCH_CLICK})(${JSON.stringify(click)})`);
}

const EMIT_CLICK = `(id, click) => {
  const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
  const addressOf = (context) => context.currentWindowGlobal?.documentURI.spec;
  const tab = gBrowser.tabs.find(({ linkedBrowser }) => addressOf(linkedBrowser.browsingContext) === click.pageUrl);
  const documents = tab?.linkedBrowser.browsingContext.getAllBrowsingContextsInSubtree() ?? [];
  const frame = documents.find((context) => context.parent && addressOf(context) === click.frameUrl);
  const { extension } = WebExtensionPolicy.getByID(id);
  if (tab) extension.tabManager.addActiveTabPermission(tab);
  extension.emit('webext-menu-menuitem-click', { ...click, frameId: frame?.id ?? 0 }, tab ?? null);
}`;

/**
 * Clicks an item of the extension in the context menu, in the tab that shows `pageUrl` where there is one. No driver can
 * open the menu itself: the event is fired where the browser would fire it.
 */
export async function clickContextMenu(on: ExtensionBrowser, click: ContextMenuClick): Promise<void> {
  const data = { editable: false, ...click };
  if (on.name === 'chromium') await clickInChromium(on, data);
  else await runPrivileged(on.browser, EMIT_CLICK, [on.extensionId, { modifiers: [], button: 0, ...data }]);
}
