import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import type { Tally } from '../run/tally.ts';
import type { FaultsArguments } from './arguments.ts';
import type { Fault } from './fault.ts';
import { type FaultResult, toResult } from './report/result.ts';
import { SharedStage } from './stage/shared-stage.ts';
import { hasPassed, type Outcome } from './trial/outcome.ts';
import { runTrial } from './trial/run-trial.ts';

/** What a run tells while it goes. */
export interface FaultsListener {
  /** What is being done, for a person who waits. */
  onStep(words: string): void;
  /** One trial has ended, passed or not. */
  onTrial(tally: Tally): void;
  onResult(result: FaultResult): void;
}

/**
 * Has every fault strike in every browser that it is for, as often as wanted.
 * @param directory an empty folder, removed by the caller.
 */
export async function runFaults(
  { faults, browsers, seed, trials }: Pick<FaultsArguments, 'faults' | 'browsers' | 'seed' | 'trials'>,
  directory: string,
  listener: FaultsListener,
): Promise<void> {
  for (const browser of browsers) {
    const stage = new SharedStage(browser, directory);
    try {
      for (const fault of faults.filter((each) => each.browsers.includes(browser))) {
        listener.onResult(await runFault(fault, browser, stage, seed, trials ?? fault.trials, listener));
      }
    } finally {
      await stage.close();
    }
  }
}

async function runFault(
  fault: Fault,
  browser: BrowserName,
  stage: SharedStage,
  seed: number,
  trials: number,
  { onStep, onTrial }: FaultsListener,
): Promise<FaultResult> {
  const outcomes: Outcome[] = [];
  for (let index = 0; index < trials; index += 1) {
    const began = performance.now();
    const outcome = await tryFault(fault, stage, seed, index);
    outcomes.push(outcome);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    onStep(`${fault.name}, ${browser}, ${index + 1} of ${trials}: ${seconds} s`);
    for (const problem of outcome.problems) onStep(`  ! ${problem}`);
    onTrial(
      hasPassed(outcome)
        ? { passed: 1, failures: [] }
        : {
            passed: 0,
            failures: [`${fault.name}, ${browser}, ${index + 1}: ${outcome.problems.join('; ')}`],
          },
    );
  }
  return toResult(fault.name, browser, outcomes);
}

/** One trial. One that goes wrong takes its stage along, so that it takes nothing from the next. */
export async function tryFault(
  fault: Fault,
  stage: SharedStage,
  seed: number,
  index: number,
): Promise<Outcome> {
  let outcome: Outcome;
  try {
    outcome = await runTrial(await stage.for(fault), fault, seed, index);
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    outcome = { lost: 1, corrupt: 0, duplicates: 0, fileBytes: 0, sentBytes: 0, problems: [problem] };
  }
  if (!hasPassed(outcome)) await stage.close();
  return outcome;
}
