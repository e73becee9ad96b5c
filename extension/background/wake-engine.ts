import { browser } from 'wxt/browser';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { hasStoredUploads } from '../storage/indexed-db-upload-store.ts';

const ALARM = 'uploads';

/**
 * Wakes the upload engine whenever there may be something to go on with: at the browser's start, after an update of the
 * extension, and every minute while uploads run, should the browser have dropped the engine's home. To be called while
 * the background starts.
 */
export function wakeEngineForUploads(ensureEngine: () => Promise<void>): void {
  const wake = async (): Promise<void> => {
    if (await hasStoredUploads()) await ensureEngine();
  };
  const onWake = (): void => void wake().catch(reportDefect);
  browser.runtime.onStartup.addListener(onWake);
  browser.runtime.onInstalled.addListener(onWake);
  browser.alarms.onAlarm.addListener(onWake);
}

/** Looks after the engine from now on, or no longer. */
export async function watchOverEngine(working: boolean): Promise<void> {
  if (working) await browser.alarms.create(ALARM, { periodInMinutes: 1 });
  else await browser.alarms.clear(ALARM);
}
