import { BOTH, type Fault } from '../fault.ts';
import { lookUntil } from '../trial/look-until.ts';

/** How long the uploads may take with nobody looking, in milliseconds. */
const PATIENCE = 60_000;

export const popupClosed: Fault = {
  name: 'popup-closed',
  summary: 'the popup is closed, and opened again while files are sent or after',
  browsers: BOTH,
  trials: 10,
  strike: async (trial) => {
    const { stage, random, files } = trial;
    const { servers } = stage;
    const [closing = 0, opening = 0] = random.shares(2);
    const opensInTheMidst = random.next() < 0.5;
    await trial.sent(closing);
    await stage.closePopup();
    if (opensInTheMidst) {
      await trial.sent(opening);
    } else {
      const names = new Set(files.map(({ name }) => name));
      await lookUntil(
        () => Promise.resolve(servers.recorded().filter(({ name }) => names.has(name))),
        (recorded) => recorded.length >= files.length,
        PATIENCE,
      );
    }
    await stage.reopenPopup();
  },
};
