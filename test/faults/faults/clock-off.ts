import { shiftBrowserClock } from '../../browsers/shift-browser-clock.ts';
import { CHROMIUM, type Fault } from '../fault.ts';

const DAY = 24 * 60 * 60_000;

export const clockOff: Fault = {
  name: 'clock-off',
  summary: "the computer's clock is a day ahead or behind",
  browsers: CHROMIUM,
  trials: 6,
  prepare: async ({ stage, random }) => {
    const off = random.pick([DAY, -DAY]);
    await shiftBrowserClock(stage.browser, stage.popup, off);
    return () => shiftBrowserClock(stage.browser, stage.popup, -off);
  },
  strike: (trial) => trial.listed,
};
