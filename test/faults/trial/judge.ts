import { inspect } from 'node:util';
import { sha256OfUrl } from '../../fixtures/sha256.ts';
import { lookUntil } from './look-until.ts';
import type { Verdict } from './outcome.ts';
import type { SourceFile } from './source-files.ts';
import { countSurplus, readStored, type Stored } from './stored.ts';
import { inWords, type Standing, type Trial } from './trial.ts';

/** How long what nobody needs may take to go, in milliseconds. */
const PATIENCE = 15_000;

const FINE: Verdict = { lost: 0, corrupt: 0, duplicates: 0, problems: [] };

/** Whether every upload has ended as it should. @param endsIn the code of the error to end in; undefined: in none */
export function judgeEnds(standings: readonly Standing[], endsIn: string | undefined): Verdict {
  const wrong = standings.filter(({ state, errorCode }) =>
    endsIn === undefined ? state !== 'done' : state !== 'failed' || errorCode !== endsIn,
  );
  const problems = wrong.map((standing) => `should have ended ${endsIn ?? 'well'}: ${inWords(standing)}`);
  return { ...FINE, lost: wrong.length, problems };
}

/**
 * Whether these files are recorded and stored once, with their own bytes, and nothing else is left.
 * @param files those that should be there
 */
export async function judgeStored(trial: Trial, files: readonly SourceFile[]): Promise<Verdict> {
  const names = files.map(({ name }) => name);
  const stored = await lookUntil(
    () => readStored(trial.stage.servers),
    (each) => countSurplus(each, names) === 0,
    PATIENCE,
  );
  const duplicates = countSurplus(stored, names);
  const problems = duplicates === 0 ? [] : [`more is stored than should be: ${JSON.stringify(stored)}`];
  const verdicts = await Promise.all(files.map((file) => judgeFile(file, stored)));
  return sum([{ ...FINE, duplicates, problems }, ...verdicts]);
}

async function judgeFile({ name, sha256 }: SourceFile, { files }: Stored): Promise<Verdict> {
  const recorded = files.find((file) => file.name === name);
  if (!recorded) return { ...FINE, lost: 1, problems: [`${name} is not recorded`] };
  // A connection that a server closes just as it is used again says nothing about the object.
  const given = await lookUntil(
    () => hashGivenBy(recorded.link),
    ({ hash }) => hash !== null,
    PATIENCE,
  );
  if (given.hash === sha256) return FINE;
  if (given.hash === null) {
    return { ...FINE, lost: 1, problems: [`${name}: its link gives nothing: ${given.problem}`] };
  }
  return { ...FINE, corrupt: 1, problems: [`${name}: its link gives ${given.hash} instead of ${sha256}`] };
}

type Given = { hash: string } | { hash: null; problem: string };

async function hashGivenBy(link: string): Promise<Given> {
  try {
    return { hash: await sha256OfUrl(link) };
  } catch (error) {
    return { hash: null, problem: inspect(error, { breakLength: Infinity, compact: true }) };
  }
}

export function sum(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce(
    (all, one) => ({
      lost: all.lost + one.lost,
      corrupt: all.corrupt + one.corrupt,
      duplicates: all.duplicates + one.duplicates,
      problems: [...all.problems, ...one.problems],
    }),
    FINE,
  );
}
