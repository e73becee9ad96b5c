import { takeScreenshot } from '../../shared/messages/background-calls.ts';
import { isToolbarPopup } from '../platform/own-window.ts';
import { callBackground } from './call-background.ts';
import type { PailClient } from './pail-client.ts';

/** Loaded where there is a picture. */
const own = () => import('./own-screenshot.ts');

/** What pages of the extension do with pictures of web pages. */
export const screenshotClient: PailClient['screenshots'] = {
  take: async (kind) => {
    await callBackground(takeScreenshot, { kind });
    // The page gets the focus back, and an area of it can be marked.
    if (isToolbarPopup()) window.close();
  },
  open: async () => (await own()).openOwnScreenshot(),
  upload: async (file, pageUrl) => (await own()).uploadOwnScreenshot(file, pageUrl),
  discard: async () => (await own()).discardOwnScreenshot(),
};
