import { TargetType, type Page } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { shiftClock } from '../fixtures/shift-clock.ts';
import { openOffscreenSession } from './offscreen-session.ts';

/**
 * Moves the clock that the extension sees in Chromium by so many milliseconds: in the upload engine, the popup and the
 * service worker. (libfaketime, which would move it for the browser itself, makes Chromium hang.)
 */
export async function shiftBrowserClock(
  browser: ExtensionBrowser,
  popup: Page,
  milliseconds: number,
): Promise<void> {
  const expression = `(${shiftClock.toString()})(${milliseconds})`;
  const engine = await openOffscreenSession(browser);
  await engine.send('Runtime.evaluate', { expression });
  await engine.detach();
  await popup.evaluate(expression);
  const worker = browser.browser.targets().find((target) => target.type() === TargetType.SERVICE_WORKER);
  await (await worker?.worker())?.evaluate(expression);
}
