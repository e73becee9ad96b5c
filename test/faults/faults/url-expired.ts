import { CHROMIUM, type Fault } from '../fault.ts';

/** Longer than a signed URL is good for, in milliseconds. */
const SIXTEEN_MINUTES = 16 * 60_000;

/**
 * Time passes for backend and bucket only, as it does for a computer that sleeps: what the engine has signed and queued
 * is past its time, and no clock of its own says so.
 */
export const urlExpired: Fault = {
  name: 'url-expired',
  summary: 'the URLs of what waits for a connection expire',
  browsers: CHROMIUM,
  trials: 10,
  load: 'queue',
  strike: async (trial) => {
    await trial.sent(trial.random.shares(1, 0.02, 0.5)[0] ?? 0);
    await trial.stage.servers.shiftClocks(SIXTEEN_MINUTES);
  },
  prepare: ({ stage: { servers } }) => {
    const refusedBefore = servers.browserToBucket.proxy.answered(403);
    return Promise.resolve(async () => {
      await servers.shiftClocks(-SIXTEEN_MINUTES);
      if (servers.browserToBucket.proxy.answered(403) === refusedBefore) {
        throw new Error('No URL expired: nothing waited for a connection.');
      }
    });
  },
};
