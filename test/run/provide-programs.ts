import { execa } from 'execa';
import { type BrowserName, browserNameSchema } from '../../backend/cli/browsers/browser-name.ts';
import { BrowserMissing, provideBrowser } from '../browsers/install-browser.ts';
import { canInstallDebianPackages, installDebianPackages } from '../machine/debian.ts';
import { findPostgresPrograms } from '../postgres/programs.ts';

/** A program of others' that some tests drive. */
interface Program {
  command: string;
  /** What it is asked for, to see whether it is there. */
  flag: string;
  debianPackage: string;
}

/** Other people's S3 clients. */
const S3_CLIENTS: readonly Program[] = [
  { command: 'aws', flag: '--version', debianPackage: 'awscli' },
  { command: 's3cmd', flag: '--version', debianPackage: 's3cmd' },
];

/** What stands in front of a backend that is reached from everywhere. */
const PROXIES: readonly Program[] = [
  { command: 'nginx', flag: '-v', debianPackage: 'nginx-light' },
  { command: 'caddy', flag: 'version', debianPackage: 'caddy' },
];

/**
 * Installs programs that are missing, where that is possible.
 * @returns a line for each that stays missing: what is left out, and what to do about it.
 * @throws where an installation that should work fails.
 */
async function provide(programs: readonly Program[]): Promise<string[]> {
  const presence = await Promise.all(
    programs.map(async (program) => {
      const { exitCode } = await execa(program.command, [program.flag], { reject: false });
      return { ...program, present: exitCode === 0 };
    }),
  );
  const missing = presence.filter(({ present }) => !present);
  if (missing.length > 0 && (await canInstallDebianPackages())) {
    await installDebianPackages(missing.map(({ debianPackage }) => debianPackage));
    return [];
  }
  return missing.map(({ command }) => `Left out: tests with ${command}. Install it to run them.`);
}

export function provideS3Clients(): Promise<string[]> {
  return provide(S3_CLIENTS);
}

export function provideProxies(): Promise<string[]> {
  return provide(PROXIES);
}

/**
 * Installs the browsers that are missing, where that is possible.
 * @returns a line for each that stays missing: what is left out, and what to do about it.
 * @throws where an installation that should work fails, and where no browser at all can be had.
 */
export async function provideBrowsers(): Promise<string[]> {
  const leftOut: string[] = [];
  const names: readonly BrowserName[] = browserNameSchema.options;
  for (const name of names) {
    try {
      await provideBrowser(name);
    } catch (error) {
      if (!(error instanceof BrowserMissing)) throw error;
      leftOut.push(`Left out: tests in ${name}. ${error.message}`);
    }
  }
  if (leftOut.length === names.length) throw new Error(leftOut.join('\n'));
  return leftOut;
}

/**
 * Installs PostgreSQL where it is missing and that is possible.
 * @returns a line where it stays missing: what is left out, and what to do about it.
 * @throws where an installation that should work fails.
 */
export async function providePostgres(): Promise<string | undefined> {
  if ((await findPostgresPrograms()) !== undefined) return undefined;
  if (await canInstallDebianPackages()) {
    await installDebianPackages(['postgresql']);
    return undefined;
  }
  return 'Left out: all tests on PostgreSQL. Install its server to run them.';
}
