import type { Page } from 'puppeteer-core';
import { z } from 'zod';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { serviceWorkerOf } from './service-worker.ts';

/** Has the background write down the words of its notices where it makes them. */
const WATCH = `(background) => {
  if (background.toldNotices) return;
  background.toldNotices = [];
  // Newer browsers have the same things under two names.
  const apis = [background.chrome, background.browser].flatMap((api) => api?.notifications ?? []);
  for (const api of new Set(apis)) {
    const create = api.create.bind(api);
    api.create = (id, options) => {
      background.toldNotices.push(options.message);
      return create(id, options);
    };
  }
}`;

const TAKE = '(background) => background.toldNotices.splice(0)';

/** The words of the extension's notifications, which no driver can read on the screen. */
export interface ToldNotices {
  /** Those that were told since this was asked last. */
  take(): Promise<string[]>;
}

/** @param page one of the extension's own */
export async function watchNotices(on: ExtensionBrowser, page: Page): Promise<ToldNotices> {
  const run = await runnerInBackground(on, page);
  await run(WATCH);
  await run(TAKE);
  return { take: async () => z.array(z.string()).parse(await run(TAKE)) };
}

/** Runs functions that are given the background's global object. */
async function runnerInBackground(
  on: ExtensionBrowser,
  page: Page,
): Promise<(script: string) => Promise<unknown>> {
  if (on.name === 'firefox') {
    return (script) => page.evaluate(`browser.runtime.getBackgroundPage().then(${script})`);
  }
  const worker = await serviceWorkerOf(on);
  return (script) => worker.evaluate(`(${script})(globalThis)`);
}
