import { browser } from 'wxt/browser';

/** Opens Pail at the side of the browser's window. To be called straight from a click, with nothing awaited before. */
export async function openOwnPanel(): Promise<void> {
  await openPanelOf(browser.windows.WINDOW_ID_CURRENT);
  // The panel takes the popup's place.
  window.close();
}

/** Opens Pail at the side of a window. To be called straight from a click or key, with nothing awaited before. */
export async function openPanelOf(windowId: number | undefined): Promise<void> {
  if (import.meta.env.FIREFOX) await browser.sidebarAction.open();
  else if (windowId !== undefined) await browser.sidePanel.open({ windowId });
}

/** Opens the page of the first run in a tab of its own. */
export async function openWelcomePage(): Promise<void> {
  await openTab(browser.runtime.getURL('/welcome.html'));
}

/** Opens an address in a tab of its own. */
export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

export async function openSettingsPage(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** Opens the browser's own page of keyboard shortcuts. */
export async function openShortcutsPage(): Promise<void> {
  if (import.meta.env.FIREFOX) await browser.commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
