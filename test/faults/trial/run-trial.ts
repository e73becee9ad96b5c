import { rm } from 'node:fs/promises';
import { dropFiles } from '../../browsers/drop-files.ts';
import { pressInRow } from '../../browsers/upload-row.ts';
import type { Fault } from '../fault.ts';
import type { Stage } from '../stage/stage.ts';
import { judgeEnds, judgeStored, sum } from './judge.ts';
import type { Outcome } from './outcome.ts';
import { SeededRandom } from './seeded-random.ts';
import { drawLoad, makeSourceFiles, type SourceFile } from './source-files.ts';
import { type Standing, Trial } from './trial.ts';

const ENDED: ReadonlySet<Standing['state']> = new Set<Standing['state']>(['done', 'failed', 'cancelled']);

/**
 * Uploads files, has the fault strike, waits for the end and looks at what is stored. Everything is drawn from the seed.
 * @param stage with an empty bucket, and left so
 * @throws where a trial comes to no end: the stage is of no more use then
 */
export async function runTrial(stage: Stage, fault: Fault, seed: number, index: number): Promise<Outcome> {
  const random = new SeededRandom([seed, fault.name, stage.name, index].join('/'));
  const load = fault.load ?? drawLoad(random, index);
  const files = await makeSourceFiles(stage.directory, `${fault.name}-${index}`, load, random);
  const { browserToBucket, browserToBackend, backendToBucket } = stage.servers;
  const trial = new Trial(stage, random, files, index);

  const restore = await fault.prepare?.(trial);
  trial.slowDown();
  await Promise.all([fault.strike(trial), start(trial)]);
  browserToBucket.line.setSpeed(null);
  // Not looked at anew: a popup that has just been opened lists what is recorded as `verifying` for a moment.
  const standings = await finish(trial, fault.mayAskForFiles?.includes(stage.name) ?? false);
  for (const way of [browserToBucket, browserToBackend, backendToBucket]) way.calm();
  await restore?.();

  // What follows fetches what is stored, over the same line.
  const sentBytes = trial.sentBytes();
  const ends = judgeEnds(standings, fault.endsIn);
  const done = new Set(standings.filter(({ state }) => state === 'done').map(({ name }) => name));
  // Of what failed, the bucket keeps what was sent until then: for a Retry.
  await dismissAll(trial);
  if (fault.leavesLateBytes === true) await stage.servers.reapLater();
  const expected = fault.endsIn === undefined ? files.filter(({ name }) => done.has(name)) : [];
  const stored = await judgeStored(trial, expected);
  await clear(trial);
  return { ...sum([ends, stored]), fileBytes: trial.totalBytes, sentBytes };
}

async function start(trial: Trial): Promise<void> {
  await drop(trial.stage, trial.files);
  await trial.become('listed', ({ isListed }) => isListed);
  trial.started();
}

function drop({ browser, popup }: Stage, files: readonly SourceFile[]): Promise<void> {
  return dropFiles(
    browser,
    popup,
    '[data-drop-area]',
    files.map(({ path }) => path),
  );
}

async function finish(trial: Trial, mayAskForFiles: boolean): Promise<readonly Standing[]> {
  for (;;) {
    const standings = await trial.become(
      'at its end',
      ({ state }) => ENDED.has(state) || (mayAskForFiles && state === 'file-needed'),
    );
    const asked = new Set(standings.filter(({ state }) => state === 'file-needed').map(({ name }) => name));
    if (asked.size === 0) return standings;
    await drop(
      trial.stage,
      trial.files.filter(({ name }) => asked.has(name)),
    );
    await trial.become('taken', ({ state }) => state !== 'file-needed');
  }
}

async function dismissAll(trial: Trial): Promise<void> {
  for (const { name, isListed } of await trial.standings()) {
    if (isListed) await pressInRow(trial.stage.popup, name, 'dismiss');
  }
}

/** Leaves the next trial an empty bucket and the disk as it was. */
async function clear({ stage, files }: Trial): Promise<void> {
  const { bucket } = stage.servers;
  for (const key of await bucket.list()) await bucket.delete(key);
  await Promise.all(files.map(({ path }) => rm(path, { force: true })));
}
