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

/**
 * Opens the toolbar's popup, or where the browser does not let Pail (its button is hidden, or it is older than that) the
 * same page in a window of its own. To be called straight from a key, with nothing awaited before.
 */
export async function openOwnPopup(): Promise<void> {
  await browser.action.openPopup().catch(openOwnWindow);
}

/** Opens the small window that asks whether Pail may reach a host. @param id of what waits for the answer */
export async function openAskWindow(id: string): Promise<void> {
  await browser.windows.create({
    url: browser.runtime.getURL(`/ask.html#${id}`),
    type: 'popup',
    width: 440,
    height: 380,
  });
}

/** Closes the window, or tab, that shows this page. */
export async function closeThisPage(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

/** Whether this page is the toolbar's popup, which closes when anything else gets the focus. */
export function isToolbarPopup(): boolean {
  return browser.extension.getViews({ type: 'popup' }).includes(globalThis.window);
}
