import { browser } from 'wxt/browser';

/** The address of the tab before the user, as far as `activeTab` shows it. */
export async function activeTabUrl(): Promise<string | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.url ?? null;
}
