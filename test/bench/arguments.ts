import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** All benches, in the order in which they run. */
export const BENCHES = ['upload', 'wan', 'small', 'sign', 'memory', 'stream', 'backend'] as const;

export type BenchName = (typeof BENCHES)[number];

export const USAGE = `npm run bench [-- BENCH …] [--json] [--runs N] [--size SHARE] [--out DIR]

  BENCH         ${BENCHES.join(', ')}; default: all
  --json        one JSON object a line
  --runs N      how often each is measured; default: 3
  --size SHARE  share of the full size, such as 0.05, to try
  --out DIR     where bench.md, bench.svg and bench.json go; default: docs, and nowhere when scaled down`;

const DEFAULT_RUNS = 3;

export interface BenchArguments {
  benches: readonly BenchName[];
  json: boolean;
  runs: number;
  /** Share of the full size, above 0 and at most 1. */
  size: number;
  /** An absolute path; null: nothing is written. */
  out: string | null;
}

const argumentsSchema = z.object({
  benches: z.array(z.enum(BENCHES, { error: `A bench is one of: ${BENCHES.join(', ')}.` })),
  runs: z.coerce.number().int('--runs takes a whole number.').min(1, '--runs takes a number from 1.'),
  size: z.coerce
    .number('--size takes a share such as 0.05.')
    .gt(0, '--size takes a share above 0.')
    .max(1, '--size takes a share up to 1.'),
});

/**
 * Reads the command line.
 * @param cwd what relative paths are relative to.
 * @param docs where results at full size go.
 * @throws with a message for a person where it makes no sense.
 */
export function parseArguments(args: readonly string[], cwd: string, docs: string): BenchArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      runs: { type: 'string', default: String(DEFAULT_RUNS) },
      size: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  });
  const parsed = argumentsSchema.safeParse({ benches: positionals, runs: values.runs, size: values.size });
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message);
  const { benches, runs, size } = parsed.data;
  const scaledDown = size < 1 || runs < DEFAULT_RUNS;
  return {
    benches: BENCHES.filter((bench) => benches.length === 0 || benches.includes(bench)),
    json: values.json,
    runs,
    size,
    out: values.out === undefined ? (scaledDown ? null : docs) : resolve(cwd, values.out),
  };
}
