import { browser } from 'wxt/browser';

const PATH = '/offscreen.html';

/** Two at a time would be refused, so that all wait for the same one. */
let creating: Promise<void> | null = null;

/**
 * Makes sure that Chrome's offscreen document, the upload engine's home, is there: a service worker has no
 * XMLHttpRequest and is killed when it idles.
 */
export function ensureOffscreenDocument(): Promise<void> {
  creating ??= create().finally(() => {
    creating = null;
  });
  return creating;
}

async function create(): Promise<void> {
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [browser.runtime.getURL(PATH)],
  });
  if (contexts.length > 0) return;
  await browser.offscreen.createDocument({
    url: PATH,
    reasons: [browser.offscreen.Reason.BLOBS, browser.offscreen.Reason.CLIPBOARD],
    justification:
      'Uploads files to your bucket, and puts the link on the clipboard, after the popup has closed.',
  });
}
