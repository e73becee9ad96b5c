import type { Page } from 'puppeteer-core';

const LINK_FIELD = 'input[name="connection-link"]';
const DROP_AREA = '[data-drop-area]';
const REFUSAL = '[role="alert"]';

/**
 * Connects the extension as a person does: types the connection link into its popup, which the tab shows, and clicks
 * Connect. Does nothing where it is connected already.
 * @param createLink makes the link; called only when one is needed, because each is good for one connection.
 * @throws with the popup's own words where it refuses.
 */
export async function connectExtension(popup: Page, createLink: () => Promise<string>): Promise<void> {
  await popup.waitForSelector(`${LINK_FIELD}, ${DROP_AREA}`, { visible: true });
  if (await popup.$(DROP_AREA)) return;
  await popup.type(LINK_FIELD, await createLink());
  await popup.click(`form:has(${LINK_FIELD}) [type="submit"]`);
  await popup.waitForSelector(`${DROP_AREA}, ${REFUSAL}`, { visible: true });
  if (await popup.$(DROP_AREA)) return;
  const words = await popup.$eval(REFUSAL, (alert) => alert.textContent);
  throw new Error(`The extension does not connect: ${words}`);
}
