import { browser } from 'wxt/browser';

/** Calls back when the extension was installed; not when it was updated. To be called while the background starts. */
export function onInstalled(listener: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') listener();
  });
}
