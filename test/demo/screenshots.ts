import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { showColourScheme } from '../browsers/colour-scheme.ts';

/** The popup's size in CSS pixels, see the tokens of the interface. */
const POPUP = { width: 400, height: 560, deviceScaleFactor: 2 };

/** Waits until colours have changed over. Spinners and progress bars, which never end, go on. Runs in the page. */
async function settleTransitions(): Promise<void> {
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(transitions.map(({ finished }) => finished));
}

/** Takes `popup-NAME.png` and `popup-NAME-dark.png` of the popup at its own size. */
export async function takeScreenshots(
  browser: ExtensionBrowser,
  popup: Page,
  name: 'empty' | 'busy' | 'done',
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await popup.bringToFront();
  await popup.setViewport(POPUP);
  for (const scheme of ['dark', 'light'] as const) {
    await showColourScheme(browser, popup, scheme);
    await popup.evaluate(settleTransitions);
    const suffix = scheme === 'dark' ? '-dark' : '';
    await popup.screenshot({ path: join(folder, `popup-${name}${suffix}.png`) });
  }
}
