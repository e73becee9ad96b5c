import { browser } from 'wxt/browser';
import { PailError } from '../../shared/errors/pail-error.ts';
import {
  type FoundPicture,
  foundPictureSchema,
  PAGE_QUESTION,
  type PageQuestion,
  type PageSelection,
  pageSelectionSchema,
} from '../../shared/messages/page-look.ts';
import type { PageFrame } from '../../shared/messages/page-target.ts';

/**
 * Finds a picture in a page's document.
 * @throws {PailError} `source_refused` where the browser does not let Pail look there
 */
export async function findPicture(frame: PageFrame, question: PageQuestion): Promise<FoundPicture> {
  const target = { tabId: frame.tabId, frameIds: [frame.frameId] };
  const ask = (name: string, value: unknown): void => void Reflect.set(globalThis, name, value);
  const results = await browser.scripting
    .executeScript({ target, func: ask, args: [PAGE_QUESTION, question] })
    .then(() => browser.scripting.executeScript({ target, files: ['/page-picture.js'] }))
    .catch((error: unknown) => {
      throw closedToPail(error);
    });
  return foundPictureSchema.parse(results[0]?.result ?? null);
}

/**
 * Reads what is selected in a page's document.
 * @throws {PailError} `source_refused` where the browser does not let Pail look there
 */
export async function readSelection(frame: PageFrame): Promise<PageSelection> {
  const results = await browser.scripting
    .executeScript({
      target: { tabId: frame.tabId, frameIds: [frame.frameId] },
      files: ['/page-selection.js'],
    })
    .catch((error: unknown) => {
      throw closedToPail(error);
    });
  return pageSelectionSchema.parse(results[0]?.result);
}

function closedToPail(cause: unknown): PailError {
  return new PailError(
    'source_refused',
    'The browser does not let Pail look at this page. Save what you want to disk and drop the file on Pail, or copy and paste it there.',
    { cause },
  );
}
