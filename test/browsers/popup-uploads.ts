import type { Page } from 'puppeteer-core';
import { z } from 'zod';
import { type UploadState, uploadStateSchema } from '../../shared/messages/upload-view.ts';

const listedUploadSchema = z.object({
  id: z.string(),
  state: uploadStateSchema,
  name: z.string(),
  /** Set once it is done. */
  link: z.string().nullable(),
  /** Set once it failed. */
  error: z.string().nullable(),
  errorCode: z.string().nullable(),
  /** The code of what went wrong and is being tried again. */
  trouble: z.string().nullable(),
  /** All words of the row: they change while there is progress. */
  words: z.string(),
});

/** An upload as the popup shows it. */
export type ListedUpload = z.infer<typeof listedUploadSchema>;

const ENDED: ReadonlySet<UploadState> = new Set<UploadState>(['done', 'failed', 'cancelled']);

/** How often the popup is read, in milliseconds. */
const INTERVAL = 100;

/** How long an upload may stand still before it counts as stuck, in milliseconds. */
const PATIENCE = 120_000;

/** The uploads that the popup shows, newest first. */
export async function listUploads(popup: Page): Promise<ListedUpload[]> {
  const rows = await popup.$$eval('li[data-upload-id]', (items) =>
    items.map((item) => ({
      id: item.getAttribute('data-upload-id'),
      state: item.getAttribute('data-state'),
      name: item.querySelector('[data-name]')?.getAttribute('title'),
      link: item.querySelector('a[data-link]')?.getAttribute('href') ?? null,
      error: item.querySelector('[role="alert"] [data-error-code]')?.textContent ?? null,
      errorCode: item.querySelector('[data-error-code]')?.getAttribute('data-error-code') ?? null,
      trouble: item.querySelector('[data-trouble]')?.getAttribute('data-trouble') ?? null,
      words: item.textContent,
    })),
  );
  return z.array(listedUploadSchema).parse(rows);
}

async function nextLook(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, INTERVAL));
}

/**
 * Waits until the popup lists as many new uploads as expected.
 * @param known ids of the uploads that were there before.
 * @returns the new ones, oldest first.
 */
export async function waitForNewUploads(
  popup: Page,
  known: ReadonlySet<string>,
  expected: number,
): Promise<ListedUpload[]> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const added = (await listUploads(popup)).filter(({ id }) => !known.has(id));
    if (added.length >= expected) return added.toReversed();
    if (performance.now() > deadline) {
      const words = await popup.$eval('body', (body) => body.innerText);
      throw new Error(`The popup lists ${added.length} of ${expected} new uploads. It says:\n${words}`);
    }
    await nextLook();
  }
}

/**
 * Waits until these uploads are done, failed or cancelled, however long that takes while they move.
 * @returns them in the order of `ids`.
 * @throws where they stand still.
 */
export async function waitForEnd(popup: Page, ids: readonly string[]): Promise<ListedUpload[]> {
  let lastWords = '';
  let lastMove = performance.now();
  for (;;) {
    const byId = new Map((await listUploads(popup)).map((upload) => [upload.id, upload]));
    const uploads = ids.flatMap((id) => byId.get(id) ?? []);
    if (uploads.length === ids.length && uploads.every(({ state }) => ENDED.has(state))) return uploads;
    const words = uploads.map((upload) => upload.words).join('\n');
    if (words !== lastWords) {
      lastWords = words;
      lastMove = performance.now();
    }
    if (performance.now() - lastMove > PATIENCE) throw new Error(`The uploads stand still:\n${words}`);
    await nextLook();
  }
}
