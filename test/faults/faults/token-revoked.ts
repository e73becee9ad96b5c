import { connectExtension } from '../../../backend/cli/browsers/connect-extension.ts';
import { disconnectExtension } from '../../browsers/disconnect-extension.ts';
import { pressInRow } from '../../browsers/upload-row.ts';
import { revokeOtherDevices } from '../../fixtures/revoke-devices.ts';
import { CHROMIUM, type Fault } from '../fault.ts';

export const tokenRevoked: Fault = {
  name: 'token-revoked',
  summary:
    "the extension's token is revoked: Pail says so, and after connecting again a Retry ends the upload",
  browsers: CHROMIUM,
  trials: 8,
  // The bucket knows nothing of tokens: it stores what it was sending when the upload's row went.
  leavesLateBytes: true,
  strike: async (trial) => {
    const { stage, random } = trial;
    await trial.sent(random.shares(1, 0, 0.6)[0] ?? 0);
    await revokeOtherDevices(await stage.servers.connectionLink());
    // There is nothing to wait for: nothing can come of what is still to be sent.
    stage.servers.browserToBucket.line.setSpeed(null);
    const standings = await trial.become(
      'done or refused',
      ({ state, errorCode }) => state === 'done' || errorCode === 'token_revoked',
    );
    const refused = standings.filter(({ state }) => state === 'failed');
    if (refused.length === 0) throw new Error('The uploads went on without a token.');
    await disconnectExtension(stage.popup);
    await connectExtension(stage.popup, () => stage.servers.connectionLink());
    for (const { name } of refused) await pressInRow(stage.popup, name, 'retry');
    await trial.become('going on', ({ state }) => state !== 'failed');
  },
};
