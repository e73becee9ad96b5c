import path from 'node:path';
import { parseArgs } from 'node:util';
import { SCENES } from '../gallery/page/scenes.ts';

/** What is said where the command line makes no sense. */
export const USAGE = `npm run screenshots -- --out DIR [--scene NAME] | --keep

  --out DIR      where the pictures go
  --scene NAME   only this screen
  --keep         take those anew that npm test holds the interface against`;

/** What a run was asked to do; the path is absolute. */
export type ScreenshotArguments = { keep: true } | { keep: false; out: string; scene: string | null };

/**
 * Reads the command line.
 * @param cwd what relative paths are relative to.
 * @throws with a message for a person where it makes no sense.
 */
export function parseArguments(args: readonly string[], cwd: string): ScreenshotArguments {
  const { values } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' }, scene: { type: 'string' }, keep: { type: 'boolean' } },
  });
  if (values.keep && Object.keys(values).length > 1) throw new Error('--keep stands alone.');
  if (values.keep) return { keep: true };
  if (!values.out) throw new Error('--out needs the name of a folder.');
  if (values.scene !== undefined && !(values.scene in SCENES)) {
    throw new Error(`--scene takes one of ${Object.keys(SCENES).join(', ')}.`);
  }
  return { keep: false, out: path.resolve(cwd, values.out), scene: values.scene ?? null };
}
