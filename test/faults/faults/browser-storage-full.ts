import { CHROMIUM, type Fault } from '../fault.ts';

/** Room for the browser's copies, in bytes; what the extension has stored already takes some of it. */
const QUOTAS: readonly [number, ...number[]] = [1, 150_000, 400_000, 2_000_000];

export const browserStorageFull: Fault = {
  name: 'browser-storage-full',
  summary: 'the browser has no room left for what the extension stores',
  browsers: CHROMIUM,
  trials: 8,
  prepare: async ({ stage, random }) => {
    const origin = new URL(stage.browser.extensionUrl('')).href.replace(/\/$/, '');
    const session = await stage.popup.createCDPSession();
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: random.pick(QUOTAS) });
    return async () => {
      await session.send('Storage.overrideQuotaForOrigin', { origin });
      await session.detach();
    };
  },
  strike: (trial) => trial.listed,
};
