import path from 'node:path';
import { parseArgs } from 'node:util';

/** What to do with Ceph's tests. */
export interface CephArguments {
  /** The cluster's folder, absolute, which stays with its logs; undefined: a temporary one. */
  keep: string | undefined;
}

/**
 * Reads `--keep DIR`.
 * @param from the folder that a relative DIR counts from.
 * @throws with a message for a person where the arguments make no sense.
 */
export function parseArguments(args: readonly string[], from: string): CephArguments {
  const { values } = parseArgs({ args: [...args], options: { keep: { type: 'string' } } });
  if (values.keep === '') throw new Error('--keep takes a folder, for the cluster and its logs.');
  return { keep: values.keep === undefined ? undefined : path.resolve(from, values.keep) };
}
