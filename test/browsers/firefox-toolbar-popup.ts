import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { runPrivileged } from './firefox-privileged.ts';

/** In the popup's own process: puts the focus on the button, once that is drawn. */
const FOCUS_BUTTON = `
  const look = () => {
    const button = content.document.querySelector('[data-action="open-panel"]');
    if (!button) return content.setTimeout(look, 50);
    button.focus();
    sendAsyncMessage('pail-test:focused');
  };
  look();
`;

/** In Firefox's own window, whose sidebar shows the extension's page in a browser within a document of its own. */
const OPEN_PANEL_FROM_POPUP = `async (id, panelUrl, focusButton) => {
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const until = async (what, find) => {
    const deadline = Date.now() + 20000;
    for (;;) {
      const found = find();
      if (found) return found;
      if (Date.now() > deadline) throw new Error('There was no ' + what + '.');
      await new Promise((resolve) => window.setTimeout(resolve, 50));
    }
  };
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(id);
  await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window);
  // It is loaded out of sight before it moves to its panel.
  const popup = await until('popup', () =>
    [...window.document.querySelectorAll('.webextension-popup-browser')].find(
      (each) => each.closest('panel')?.state === 'open',
    ));
  popup.focus();
  let isFocused = false;
  popup.messageManager.addMessageListener('pail-test:focused', () => { isFocused = true; });
  popup.messageManager.loadFrameScript('data:,' + encodeURIComponent(focusButton), false);
  await until('button of the panel', () => isFocused);
  const keys = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  keys.beginInputTransactionForTests(window);
  const enter = new window.KeyboardEvent('', { key: 'Enter', code: 'Enter', keyCode: 13 });
  keys.keydown(enter);
  keys.keyup(enter);
  await until('panel', () => {
    const page = window.document.getElementById('sidebar')?.contentDocument?.querySelector('browser');
    return page?.currentURI?.spec === panelUrl;
  });
  await until('end of the popup', () => !popup.isConnected);
}`;

/**
 * Opens the toolbar's popup and presses its button of the side panel, by a key. No driver reaches into a popup of Firefox.
 * @throws where the side panel does not show the extension's page then, or the popup stays
 */
export async function openPanelFromPopup({
  browser,
  extensionId,
  extensionUrl,
}: ExtensionBrowser): Promise<void> {
  await runPrivileged(browser, OPEN_PANEL_FROM_POPUP, [
    extensionId,
    extensionUrl('sidepanel.html'),
    FOCUS_BUTTON,
  ]);
}
