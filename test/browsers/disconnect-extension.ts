import type { Page } from 'puppeteer-core';

/** Disconnects the extension as a person does. */
export async function disconnectExtension(popup: Page): Promise<void> {
  await popup.click('[data-action="disconnect"]');
  const confirm = await popup.waitForSelector('[data-action="confirm-disconnect"]');
  await confirm?.click();
  await popup.waitForSelector('input[name="connection-link"]');
}
