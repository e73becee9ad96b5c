import path from 'node:path';
import { parseArgs } from 'node:util';
import { SCENES } from '../gallery/page/scenes.ts';

/** What is said where the command line makes no sense. */
export const USAGE = `npm run screenshots -- --out DIR [--scene NAME] | --keep | --film FILE

  --out DIR      where the pictures go
  --scene NAME   only this screen
  --keep         take those anew that npm test holds the interface against
  --film FILE    film how a dropped file becomes a link, as an animated WebP`;

/** What a run was asked to do; the path is absolute. */
export type ScreenshotArguments =
  { task: 'keep' } | { task: 'film'; out: string } | { task: 'take'; out: string; scene: string | null };

/**
 * Reads the command line.
 * @param cwd what relative paths are relative to.
 * @throws with a message for a person where it makes no sense.
 */
export function parseArguments(args: readonly string[], cwd: string): ScreenshotArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' },
      scene: { type: 'string' },
      keep: { type: 'boolean' },
      film: { type: 'string' },
    },
  });
  const { out, scene, keep, film } = values;
  if ((keep === true || film !== undefined) && Object.keys(values).length > 1) {
    throw new Error('--keep and --film stand alone.');
  }
  if (keep) return { task: 'keep' };
  if (film) return { task: 'film', out: path.resolve(cwd, film) };
  if (!out) throw new Error('--out needs the name of a folder.');
  if (scene !== undefined && !(scene in SCENES)) {
    throw new Error(`--scene takes one of ${Object.keys(SCENES).join(', ')}.`);
  }
  return { task: 'take', out: path.resolve(cwd, out), scene: scene ?? null };
}
