import { TargetType } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { runPrivileged } from './firefox-privileged.ts';

/** What the browser tells the extension of a click in the context menu: the fields of `contextMenus.OnClickData`. */
export interface ContextMenuClick {
  menuItemId: string;
  pageUrl: string;
  frameUrl?: string;
  srcUrl?: string;
  linkUrl?: string;
  mediaType?: 'image' | 'video' | 'audio';
}

async function clickInChromium({ browser, extensionUrl }: ExtensionBrowser, click: object): Promise<void> {
  const target = await browser.waitForTarget(
    (candidate) =>
      candidate.type() === TargetType.SERVICE_WORKER && candidate.url().startsWith(extensionUrl('')),
  );
  const worker = await target.worker();
  if (!worker) throw new Error("The extension's service worker is gone.");
  // The service worker's own `chrome`, which neither Node nor a page's types know.
  await worker.evaluate(`chrome.contextMenus.onClicked.dispatch(${JSON.stringify(click)}, undefined)`);
}

const EMIT_CLICK = `(id, click) => {
  WebExtensionPolicy.getByID(id).extension.emit('webext-menu-menuitem-click', click, null);
}`;

/**
 * Clicks an item of the extension in the context menu. No driver can open the menu itself: the event is fired where the
 * browser would fire it.
 */
export async function clickContextMenu(on: ExtensionBrowser, click: ContextMenuClick): Promise<void> {
  const data = { editable: false, ...click };
  if (on.name === 'chromium') await clickInChromium(on, data);
  else await runPrivileged(on.browser, EMIT_CLICK, [on.extensionId, { modifiers: [], button: 0, ...data }]);
}
