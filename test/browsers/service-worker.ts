import { TargetType, type WebWorker } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';

/** The extension's service worker, in Chromium. @throws where the browser stops it meanwhile */
export async function serviceWorkerOf({ browser, extensionUrl }: ExtensionBrowser): Promise<WebWorker> {
  const target = await browser.waitForTarget(
    (each) => each.type() === TargetType.SERVICE_WORKER && each.url().startsWith(extensionUrl('')),
  );
  const worker = await target.worker();
  if (!worker) throw new Error("The extension's service worker is gone.");
  return worker;
}
