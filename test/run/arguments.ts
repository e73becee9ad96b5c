import { parseArgs } from 'node:util';
import { z } from 'zod';
import { TEST_PROJECTS } from './run-vitest.ts';

/** What a run is made of, in its order. */
export const SUITES = ['check', ...TEST_PROJECTS] as const;

export type Suite = (typeof SUITES)[number];

const suiteSchema = z.enum(SUITES, { error: `--project takes one of: ${SUITES.join(', ')}.` });

/**
 * Reads `--project NAME`, which may be given several times; without it everything runs.
 * @throws with a message for a person where the arguments make no sense.
 */
export function parseArguments(args: readonly string[]): readonly Suite[] {
  const { values } = parseArgs({
    args: [...args],
    options: { project: { type: 'string', multiple: true, default: [...SUITES] } },
  });
  const chosen = z.array(suiteSchema).safeParse(values.project);
  if (!chosen.success) throw new Error(chosen.error.issues[0]?.message);
  return SUITES.filter((suite) => chosen.data.includes(suite));
}
