import { CHROMIUM, type Fault } from '../fault.ts';

export const connectionReset: Fault = {
  name: 'connection-reset',
  summary: 'all connections to the bucket are reset in the midst of a body, up to four times',
  browsers: CHROMIUM,
  trials: 10,
  strike: async (trial) => {
    for (const share of trial.random.shares(trial.random.between(1, 4))) {
      await trial.sent(share);
      trial.stage.servers.browserToBucket.line.cut();
    }
  },
};
