import type { Page } from 'puppeteer-core';
import { z } from 'zod';
import { isActive, uploadStateSchema } from '../../shared/messages/upload-view.ts';

/** An upload as the popup shows it. */
const uploadRowSchema = z.object({
  state: uploadStateSchema,
  link: z.string().nullable(),
  error: z.string().nullable(),
  errorCode: z.string().nullable(),
});

type UploadRow = z.infer<typeof uploadRowSchema>;

/** The popup's row of an upload; null where there is none of this name. */
export async function readRow(popup: Page, name: string): Promise<UploadRow | null> {
  const row = await popup.evaluate((wanted) => {
    for (const item of document.querySelectorAll<HTMLElement>('li[data-upload-id]')) {
      if (item.querySelector<HTMLElement>('[data-name]')?.title !== wanted) continue;
      const error = item.querySelector<HTMLElement>('[role="alert"] [data-error-code]');
      return {
        state: item.dataset['state'],
        link: item.querySelector<HTMLAnchorElement>('a[data-link]')?.href ?? null,
        error: error?.textContent ?? null,
        errorCode: error?.dataset['errorCode'] ?? null,
      };
    }
    return null;
  }, name);
  return uploadRowSchema.nullable().parse(row);
}

/** Waits until the popup shows an upload at its end. */
export async function waitForEnd(popup: Page, name: string): Promise<UploadRow> {
  return waitForRow(popup, name, (row) => !isActive(row));
}

/** Waits until the popup shows an upload as wanted. */
export async function waitForRow(
  popup: Page,
  name: string,
  wanted: (row: UploadRow) => boolean,
): Promise<UploadRow> {
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
