import { ProtocolError, TargetType } from 'puppeteer-core';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { runPrivileged } from './firefox-privileged.ts';

async function stopServiceWorker({ browser, extensionUrl }: ExtensionBrowser): Promise<void> {
  const running = browser
    .targets()
    .find(
      (target) => target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(extensionUrl('')),
    );
  // The browser may have stopped it before, or do so between the look and the call.
  const worker = await running?.worker();
  await worker?.close().catch((error: unknown) => {
    if (!(error instanceof ProtocolError)) throw error;
  });
}

const TERMINATE = `(id) => WebExtensionPolicy.getByID(id).extension.terminateBackground({
  ignoreDevToolsAttached: true,
  disableResetIdleForTest: true,
})`;

/** Stops the extension's background as the browser does when it wants its memory back: at any moment, without a word. */
export async function stopBackground(on: ExtensionBrowser): Promise<void> {
  if (on.name === 'chromium') await stopServiceWorker(on);
  else await runPrivileged(on.browser, TERMINATE, [on.extensionId]);
}
