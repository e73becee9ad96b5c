import { spawnSync } from 'node:child_process';
import { execa } from 'execa';
import type { LineMaker } from './wan-line.ts';

/** A program that makes lines, named by `WAN_LINK`: `up MBIT ONE_WAY_MS LOSS_PERCENT cubic`, and `down`. */
export function linkTool(program: string): LineMaker {
  return {
    name: 'the tool that WAN_LINK names',
    up: async ({ mbitPerSecond, oneWayDelay, lossPercent }) => {
      // It leaves a process behind, which must not hold our pipes open.
      await execa({
        stdio: 'ignore',
      })`${program} up ${mbitPerSecond} ${oneWayDelay} ${lossPercent} cubic`;
    },
    down: () => {
      spawnSync(program, ['down'], { stdio: 'ignore' });
    },
  };
}
