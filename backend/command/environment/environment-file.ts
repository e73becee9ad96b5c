import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../failure.ts';

/** Where the environment file lies unless one is named: in the data folder, else where the person stands. */
function usualPlaces(env: NodeJS.ProcessEnv): [string, string] {
  return [join(env['DATA_DIR']?.trim() || '.pail', '.env'), '.env'];
}

/**
 * The environment file to read: the one that is named, else the first of the usual ones that is there.
 * @returns null where none is named and none is there: then the variables say it all.
 * @throws {UsageError} where the named one is not there.
 */
export function findEnvironmentFile(
  named: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): string | null {
  if (named === undefined) return usualPlaces(env).find(isFile) ?? null;
  if (isFile(named)) return named;
  throw new UsageError(
    `There is no environment file ${named}: name one that is there, or make it with: pail init --env ${named}`,
  );
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
