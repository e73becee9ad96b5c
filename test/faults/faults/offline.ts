import { openOffscreenSession } from '../../browsers/offscreen-session.ts';
import { CHROMIUM, type Fault } from '../fault.ts';

const ONLINE = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** Half of the time the computer itself has no network and knows it; else the network leads nowhere, and it does not know. */
export const offline: Fault = {
  name: 'offline',
  summary: 'there is no network for a while',
  browsers: CHROMIUM,
  trials: 8,
  strike: async (trial) => {
    const { stage, random } = trial;
    const lines = [stage.servers.browserToBucket.line, stage.servers.browserToBackend.line];
    const knows = random.next() < 0.5;
    await trial.sent(random.shares(1, 0.02, 0.8)[0] ?? 0);
    const engine = await openOffscreenSession(stage.browser);
    const emulate = (isOffline: boolean) =>
      knows && engine.send('Network.emulateNetworkConditions', { ...ONLINE, offline: isOffline });
    await emulate(true);
    await Promise.all(lines.map((line) => line.refuse()));
    await trial.become('done or in trouble', ({ state, trouble }) => state === 'done' || trouble !== null);
    await Promise.all(lines.map((line) => line.accept()));
    await emulate(false);
    await engine.detach();
  },
};
