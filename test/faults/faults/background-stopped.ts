import { stopBackground } from '../../browsers/stop-background.ts';
import { BOTH, type Fault } from '../fault.ts';

/** Every so many trials nobody opens the popup after Firefox's background is gone: it has to come back by itself. */
const LEFT_ALONE_EVERY = 8;

export const backgroundStopped: Fault = {
  name: 'background-stopped',
  summary: "the service worker is stopped, up to four times; Firefox's background, the engine's home, once",
  browsers: BOTH,
  trials: 10,
  mayAskForFiles: ['firefox'],
  strike: async (trial) => {
    const { stage, random, index } = trial;
    if (stage.name === 'chromium') {
      for (const share of random.shares(random.between(1, 4))) {
        await trial.sent(share);
        await stopBackground(stage.browser);
      }
      return;
    }
    await trial.someMoment();
    await stopBackground(stage.browser);
    // An alarm wakes it within a minute; so does whoever looks.
    if (index % LEFT_ALONE_EVERY === LEFT_ALONE_EVERY - 1) return;
    await stage.closePopup();
    await stage.reopenPopup();
  },
};
