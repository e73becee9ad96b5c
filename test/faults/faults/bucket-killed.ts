import { CHROMIUM, type Fault } from '../fault.ts';

export const bucketKilled: Fault = {
  name: 'bucket-killed',
  summary: 'the bucket is killed -9 and started again',
  browsers: CHROMIUM,
  trials: 10,
  strike: async (trial) => {
    const { servers } = trial.stage;
    await trial.someMoment();
    await servers.killBucket();
    await servers.startBucket();
  },
};
