import { createHash } from 'node:crypto';
import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { type ListedUpload, listUploads, waitForEnd, waitForNewUploads } from '../browsers/popup-uploads.ts';
import type { Expected, HardCase, HardPage, LongBody } from '../e2e/pages/hard/hard-page.ts';
import { type ToldNotices, watchNotices } from '../browsers/told-notices.ts';
import { clickSource, OF_THE_TAB } from './click-source.ts';
import type { SourceResult } from './report/result.ts';

/** A browser in which a case is tried. */
export interface Place {
  browser: ExtensionBrowser;
  popup: Page;
  urlOf(page: HardPage): string;
}

/** Opens a page, uploads something of it as a person does, and compares what the bucket holds. */
export async function tryCase(place: Place, page: HardPage, hardCase: HardCase): Promise<SourceResult> {
  const { browser, popup, urlOf } = place;
  const { expected: usual, expectedInFirefox = usual } = hardCase;
  const expected = browser.name === 'firefox' ? expectedInFirefox : usual;
  const tab = await browser.browser.newPage();
  try {
    await tab.goto(new URL(page.shows ?? '', urlOf(page)).href);
    const known = new Set((await listUploads(popup)).map(({ id }) => id));
    const of = { page: page.name, source: hardCase.source, browser: browser.name };
    if ('notOffered' in expected) {
      const isOffered = await isInMenu(popup, hardCase.source);
      return {
        ...of,
        result: 'refused',
        sha256Equal: false,
        message: expected.notOffered,
        isAsExpected: !isOffered,
      };
    }
    if ('told' in expected) {
      const notices = await watchNotices(browser, popup);
      await clickSource(browser, tab, hardCase);
      const message = await firstOf(notices, expected.told);
      const isAsExpected = (await listUploads(popup)).every(({ id }) => known.has(id));
      return { ...of, result: 'refused', sha256Equal: false, message, isAsExpected };
    }
    await clickSource(browser, tab, hardCase);
    const added = await waitForNewUploads(popup, known, 1);
    const [ended] = await waitForEnd(
      popup,
      added.map(({ id }) => id),
    );
    if (!ended) throw new Error('The upload is gone from the list.');
    const { isAsExpected, sha256Equal } = await judge(ended, expected);
    return {
      ...of,
      result: ended.state === 'done' ? 'uploaded' : 'refused',
      sha256Equal,
      message: ended.error ?? `Uploaded ${ended.name}`,
      isAsExpected,
    };
  } finally {
    await tab.close();
  }
}

/** How long a notification may take, in milliseconds. */
const PATIENCE = 60_000;

/** The first notification with these words: others may still come of what was uploaded before. */
async function firstOf(notices: ToldNotices, words: RegExp): Promise<string> {
  const deadline = performance.now() + PATIENCE;
  const others: string[] = [];
  for (;;) {
    const told = await notices.take();
    const message = told.find((each) => words.test(each));
    if (message !== undefined) return message;
    others.push(...told);
    if (performance.now() > deadline)
      throw new Error(`No such notification came, but: ${others.join(' · ')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether the context menu has an item for a source: one that it has not cannot be changed either. */
async function isInMenu(popup: Page, source: HardCase['source']): Promise<boolean> {
  if (source !== 'page as one file') throw new Error(`Whether ${source} is in the menu is not looked at.`);
  const item = JSON.stringify(OF_THE_TAB[source]);
  const found = await popup.evaluate(
    `(globalThis.browser ?? chrome).contextMenus.update(${item}, {}).then(() => true, () => false)`,
  );
  return found === true;
}

/** Whether it ended as it should; what is refused has no hash that could be equal. */
async function judge(
  { state, name, link, error, errorCode }: ListedUpload,
  expected: Exclude<Expected, { told: RegExp } | { notOffered: string }>,
): Promise<{ isAsExpected: boolean; sha256Equal: boolean }> {
  if ('refused' in expected) {
    const isAsExpected =
      state === 'failed' && errorCode === expected.refused && expected.words.test(error ?? '');
    return { isAsExpected, sha256Equal: false };
  }
  if (state !== 'done' || link === null) return { isAsExpected: false, sha256Equal: false };
  if ('copied' in expected) return { isAsExpected: name === expected.copied, sha256Equal: false };
  const sha256Equal = (await sha256Behind(link)) === sha256Of(expected.uploaded);
  return { isAsExpected: sha256Equal && name === (expected.name ?? name), sha256Equal };
}

function sha256Of(body: Uint8Array | LongBody): string {
  const hash = createHash('sha256');
  for (const piece of 'pieces' in body ? body.pieces() : [body]) hash.update(piece);
  return hash.digest('hex');
}

async function sha256Behind(link: string): Promise<string> {
  const hash = createHash('sha256');
  const response = await fetch(link);
  for await (const chunk of response.body ?? []) hash.update(chunk);
  return hash.digest('hex');
}
