import type { Page } from 'puppeteer-core';
import { isActive } from '../../shared/messages/upload-view.ts';
import { type ListedUpload, listUploads } from './popup-uploads.ts';

/** The popup's row of an upload; null where there is none of this name. */
export async function readRow(popup: Page, name: string): Promise<ListedUpload | null> {
  return (await listUploads(popup)).find((upload) => upload.name === name) ?? null;
}

/** Waits until the popup shows an upload at its end. */
export async function waitForEnd(popup: Page, name: string): Promise<ListedUpload> {
  return waitForRow(popup, name, (row) => !isActive(row));
}

/** Waits until the popup shows an upload as wanted. */
export async function waitForRow(
  popup: Page,
  name: string,
  wanted: (row: ListedUpload) => boolean,
): Promise<ListedUpload> {
  for (;;) {
    const row = await readRow(popup, name);
    if (row && wanted(row)) return row;
    // One frame of the page: as often as anything can change in it.
    await popup.evaluate(() => new Promise((resolve) => setTimeout(resolve, 16)));
  }
}

/** Presses a button of an upload's row. */
export async function pressInRow(
  popup: Page,
  name: string,
  action: 'retry' | 'pause' | 'cancel' | 'dismiss',
): Promise<void> {
  const button = await popup.waitForSelector(
    `li:has([data-name][title="${name}"]) [data-action="${action}"]`,
  );
  // Not by the mouse: rows move while uploads end, and it would press what came under it.
  await button?.evaluate((element) => (element instanceof HTMLElement ? element.click() : undefined));
}
