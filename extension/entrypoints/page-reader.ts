import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PAGE_READ_PORT, type PageReadOrder } from '../../shared/messages/page-read.ts';
import { servePageRead } from '../page-scripts/serve-page-read.ts';

/** Runs in a page's document, once for each reading. */
export default defineUnlistedScript(() => {
  const port = browser.runtime.connect({ name: PAGE_READ_PORT });
  servePageRead({
    post: (message) => port.postMessage(message),
    listen: (onOrder) => port.onMessage.addListener((order: PageReadOrder) => onOrder(order)),
    onClose: (listener) => port.onDisconnect.addListener(listener),
  });
});
