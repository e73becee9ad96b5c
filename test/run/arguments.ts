import { parseArgs } from 'node:util';
import { z } from 'zod';
import { TEST_PROJECTS } from './run-vitest.ts';

/** What a run is made of, in its order. */
export const SUITES = ['check', ...TEST_PROJECTS] as const;

/** What runs only where it is asked for: it installs much. */
export const EXTRA_SUITES = ['ceph'] as const;

export type Suite = (typeof SUITES)[number] | (typeof EXTRA_SUITES)[number];

const suiteSchema = z.enum(SUITES, { error: `--project takes one of: ${SUITES.join(', ')}.` });

const extraSchema = z.enum(EXTRA_SUITES, { error: `--also takes one of: ${EXTRA_SUITES.join(', ')}.` });

/**
 * Reads `--project NAME`, which may be given several times; without it all but the extra ones runs. `--also NAME` adds
 * one of those.
 * @throws with a message for a person where the arguments make no sense.
 */
export function parseArguments(args: readonly string[]): readonly Suite[] {
  const { values } = parseArgs({
    args: [...args],
    options: {
      project: { type: 'string', multiple: true, default: [...SUITES] },
      also: { type: 'string', multiple: true, default: [] },
    },
  });
  const chosen = z.object({ project: z.array(suiteSchema), also: z.array(extraSchema) }).safeParse(values);
  if (!chosen.success) throw new Error(chosen.error.issues[0]?.message);
  const { project, also } = chosen.data;
  return [
    ...SUITES.filter((suite) => project.includes(suite)),
    ...EXTRA_SUITES.filter((suite) => also.includes(suite)),
  ];
}
