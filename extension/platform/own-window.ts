import { browser } from 'wxt/browser';

/** Opens the popup's page in a window of its own, which does not close when another program gets the focus. */
export async function openOwnWindow(): Promise<void> {
  await browser.windows.create({
    url: browser.runtime.getURL('/popup.html'),
    type: 'popup',
    width: 420,
    height: 640,
  });
}

/** Whether this page is the toolbar's popup, which closes when anything else gets the focus. */
export function isToolbarPopup(): boolean {
  return browser.extension.getViews({ type: 'popup' }).includes(globalThis.window);
}
