import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** Where Debian and its kin keep the programs of each version of PostgreSQL, off the PATH. */
const DEBIAN = '/usr/lib/postgresql';

async function holdsServer(folder: string): Promise<boolean> {
  return access(join(folder, 'initdb')).then(
    () => true,
    () => false,
  );
}

/** The folder of PostgreSQL's programs, the newest where there are several; undefined where it is not installed. */
export async function findPostgresPrograms(): Promise<string | undefined> {
  const versions = await readdir(DEBIAN).catch((): string[] => []);
  const folders = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'));
  // A client alone has it too, and names the folder where a server would be.
  const config = await execa({ reject: false })`pg_config --bindir`;
  if (config.exitCode === 0) folders.push(config.stdout.trim());
  for (const folder of folders) if (await holdsServer(folder)) return folder;
  return undefined;
}
