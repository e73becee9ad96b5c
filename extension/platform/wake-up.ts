import { browser } from 'wxt/browser';

const ALARM = 'uploads';

/**
 * Calls back at the browser's start, after an installation or update of the extension, and with every alarm of
 * {@link wakeEveryMinute}. To be called while the background starts.
 */
export function onWakeUp(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
  browser.runtime.onInstalled.addListener(listener);
  browser.alarms.onAlarm.addListener(listener);
}

/** Has the browser wake the background every minute from now on. */
export async function wakeEveryMinute(): Promise<void> {
  await browser.alarms.create(ALARM, { periodInMinutes: 1 });
}

export async function wakeNoLonger(): Promise<void> {
  await browser.alarms.clear(ALARM);
}
