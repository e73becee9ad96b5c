import { browser } from 'wxt/browser';
import { requestPermissions } from './permissions.ts';

const ID = 'page-drag';
const EVERYWHERE = '*://*/*';
const FILE = '/page-drag.js';

/** Asks the user to let Pail see all pages. To be called straight from a click. @returns whether it may */
export function requestAllPages(): Promise<boolean> {
  return requestPermissions({ origins: [EVERYWHERE] });
}

/** Whether Pail may see all pages. */
export function seesAllPages(): Promise<boolean> {
  return browser.permissions.contains({ origins: [EVERYWHERE] });
}

/** Gives back what {@link requestAllPages} asked for. */
export async function giveBackAllPages(): Promise<void> {
  // What the browser's administrator has granted for good stays.
  await browser.permissions.remove({ origins: [EVERYWHERE] }).catch(() => false);
}

/** Whether the script that watches for drags runs in pages. */
export async function watchesDrags(): Promise<boolean> {
  return (await browser.scripting.getRegisteredContentScripts({ ids: [ID] })).length > 0;
}

/** Runs the script that watches for drags in every page from now on, and in those that are open. */
export async function beginWatchingDrags(): Promise<void> {
  await browser.scripting.registerContentScripts([
    { id: ID, matches: [EVERYWHERE], js: [FILE], allFrames: true, runAt: 'document_start' },
  ]);
  const tabs = await browser.tabs.query({ url: EVERYWHERE });
  await Promise.all(tabs.map(({ id }) => runIn(id)));
}

async function runIn(tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  await browser.scripting
    .executeScript({ target: { tabId, allFrames: true }, files: [FILE] })
    // A page that the browser keeps for itself, or that was closed meanwhile, has none.
    .catch(() => null);
}

export async function endWatchingDrags(): Promise<void> {
  await browser.scripting.unregisterContentScripts({ ids: [ID] });
}
