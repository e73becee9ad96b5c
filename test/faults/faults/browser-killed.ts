import { BOTH, type Fault } from '../fault.ts';

export const browserKilled: Fault = {
  name: 'browser-killed',
  summary: 'the browser is killed -9 and started again',
  browsers: BOTH,
  trials: 10,
  // A large file is copied only after a few seconds.
  mayAskForFiles: BOTH,
  strike: async (trial) => {
    await trial.someMoment();
    await trial.stage.killAndRestartBrowser();
  },
};
