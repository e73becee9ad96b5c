import { CHROMIUM, type Fault } from '../fault.ts';

export const backendKilled: Fault = {
  name: 'backend-killed',
  summary: 'the backend is killed -9 and started again',
  browsers: CHROMIUM,
  trials: 10,
  strike: async (trial) => {
    const { servers } = trial.stage;
    await trial.someMoment();
    await servers.killBackend();
    await servers.startBackend();
  },
};
