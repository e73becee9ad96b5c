import { browser } from 'wxt/browser';
import { getAddress, uploadsChanged } from '../../../shared/messages/background-calls.ts';
import { startEngine } from '../../engine/start-engine.ts';
import { callBackground } from '../../messaging/call-background.ts';
import { copyWithoutFocus } from '../../platform/clipboard.ts';

startEngine({
  address: () => callBackground(getAddress, null),
  createWorker: (script) => new Worker(browser.runtime.getURL(`/${script}.js`)),
  filesAreSnapshots: true,
  copy: copyWithoutFocus,
  uploadsChanged: async (change) => {
    await callBackground(uploadsChanged, change);
  },
  // An offscreen document is not put to sleep.
  working: () => {},
});
