import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { backgroundOfPages } from '../background/background-of-pages.ts';
import { serveCalls, showUploads } from '../background/serve-calls.ts';
import { serveNotices } from '../background/tell-uploads.ts';
import { wakeEngineForUploads } from '../background/wake-engine.ts';
import { welcomeWhenInstalled } from '../background/welcome.ts';
import { takeScreenshot } from '../background/take-screenshot.ts';
import { servePageDropTarget } from '../background/page-drop-target.ts';
import { serveShortcuts } from '../background/serve-shortcuts.ts';
import { uploadFromPage } from '../background/upload-from-page.ts';
import { linkFormatHere } from '../background/link-format-here.ts';
import { menuConnections } from '../background/menu-connections.ts';
import { connectedAddress } from '../connection/connected-address.ts';
import { pageAccess } from '../engine/page-access.ts';
import { startEngine } from '../engine/start-engine.ts';
import { acceptPageReads } from '../messaging/open-page-read.ts';
import { copyWithoutFocus } from '../platform/clipboard.ts';
import { serveContextMenu } from '../platform/context-menu.ts';
import { keepAwake } from '../platform/keep-awake.ts';
import { browserLanguage } from '../platform/browser-language.ts';
import { readConnections, takeOverFormerConnection } from '../settings/stored-connections.ts';
import { readPreferences } from '../settings/stored-preferences.ts';
import { setLanguage } from '../i18n/language.ts';
import { ensureOffscreenDocument } from '../platform/offscreen-document.ts';
import { serveScreenshotMenu } from '../platform/screenshot-menu.ts';
import { wakeEveryMinute } from '../platform/wake-up.ts';
import { removeOldRefererRules } from '../platform/referer-rule.ts';

/** Chrome's service worker, or Firefox's background page, where the upload engine lives as well. */
export default defineBackground({
  type: 'module',
  main() {
    setLanguage(browserLanguage());
    // Firefox's background page is the engine's home: it is there whenever this runs.
    const ensureEngine = import.meta.env.FIREFOX ? () => Promise.resolve() : ensureOffscreenDocument;
    serveCalls(ensureEngine);
    wakeEngineForUploads(ensureEngine);
    serveNotices(ensureEngine);
    serveContextMenu(menuConnections, (click) => void uploadFromPage(click, ensureEngine));
    serveScreenshotMenu((kind) => void takeScreenshot(kind));
    serveShortcuts();
    servePageDropTarget();
    welcomeWhenInstalled();

    takeOverFormerConnection().catch(reportDefect);
    removeOldRefererRules().catch(reportDefect);

    if (import.meta.env.FIREFOX) {
      acceptPageReads();
      startEngine({
        address: connectedAddress,
        formerConnection: async () => (await readConnections()).formerId,
        pages: pageAccess(backgroundOfPages),
        createWorker: (script) => new Worker(browser.runtime.getURL(`/${script}.js`)),
        // Tried in 153: a file that is rewritten at the same size is read as if nothing had happened.
        filesAreSnapshots: false,
        linkFormat: linkFormatHere,
        imageOptions: async () => (await readPreferences()).images,
        copy: copyWithoutFocus,
        uploadsChanged: showUploads,
        beforeWork: wakeEveryMinute,
        working: keepAwake,
      });
    }
  },
});
