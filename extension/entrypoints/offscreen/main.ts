import { browser } from 'wxt/browser';
import {
  fetchAsPage,
  forgetRule,
  getAddress,
  getFormerConnection,
  getImageOptions,
  getLinkFormat,
  injectReader,
  prepareFetch,
  uploadsChanged,
} from '../../../shared/messages/background-calls.ts';
import { pageAccess } from '../../engine/page-access.ts';
import { startEngine } from '../../engine/start-engine.ts';
import { callBackground } from '../../messaging/call-background.ts';
import { acceptPageReads } from '../../messaging/open-page-read.ts';
import { copyWithoutFocus } from '../../platform/clipboard.ts';

acceptPageReads();
startEngine({
  address: (connectionId) => callBackground(getAddress, { connectionId }),
  formerConnection: async () => (await callBackground(getFormerConnection, null)).connectionId,
  pages: pageAccess({
    prepareFetch: (request) => callBackground(prepareFetch, request),
    forgetRule: (rule) => callBackground(forgetRule, { rule }),
    injectReader: (frame) => callBackground(injectReader, frame),
    fetchAsPage: (request) => callBackground(fetchAsPage, request),
  }),
  createWorker: (script) => new Worker(browser.runtime.getURL(`/${script}.js`)),
  filesAreSnapshots: true,
  linkFormat: () => callBackground(getLinkFormat, null),
  imageOptions: () => callBackground(getImageOptions, null),
  copy: copyWithoutFocus,
  uploadsChanged: async (change) => {
    await callBackground(uploadsChanged, change);
  },
  // It ends with the browser only, whose next start wakes it again.
  beforeWork: () => Promise.resolve(),
  // An offscreen document is not put to sleep.
  working: () => {},
});
