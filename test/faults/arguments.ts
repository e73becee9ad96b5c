import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type BrowserName, browserNameSchema } from '../../backend/cli/browsers/browser-name.ts';
import type { Fault } from './fault.ts';

/** Seeds that are drawn are short enough to be typed. */
const DRAWN_SEEDS = 1_000_000;

export interface FaultsArguments {
  faults: readonly Fault[];
  browsers: readonly BrowserName[];
  json: boolean;
  seed: number;
  /** Null: each fault's own number. */
  trials: number | null;
}

/** How the command is used, with what each fault does. */
export function usage(faults: readonly Fault[]): string {
  const width = Math.max(...faults.map(({ name }) => name.length));
  const list = faults.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n');
  return `npm run test:faults [-- FAULT …] [--json] [--seed N] [--trials N] [--browser chromium|firefox]

  --json      one JSON object a line
  --seed N    repeats a run: each run names its seed
  --trials N  how often each fault strikes
  --browser   only in this one

FAULT is one of these; default: all.
${list}`;
}

const numbersSchema = z.object({
  seed: z.coerce.number().int('--seed takes a whole number.').optional(),
  trials: z.coerce
    .number('--trials takes a number.')
    .int('--trials takes a whole number.')
    .min(1, '--trials takes a number from 1.')
    .optional(),
  browser: browserNameSchema.optional(),
});

/**
 * Reads the command line.
 * @throws with a message for a person where it makes no sense.
 */
export function parseArguments(args: readonly string[], known: readonly Fault[]): FaultsArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      seed: { type: 'string' },
      trials: { type: 'string' },
      browser: { type: 'string' },
    },
  });
  const parsed = numbersSchema.safeParse(values);
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message);
  const { seed = randomInt(DRAWN_SEEDS), trials = null, browser } = parsed.data;
  for (const name of positionals) {
    if (!known.some((fault) => fault.name === name)) throw new Error(`There is no fault "${name}".`);
  }
  return {
    faults: known.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
    browsers: browser === undefined ? browserNameSchema.options : [browser],
    json: values.json,
    seed,
    trials,
  };
}
