import { execa } from 'execa';
import { type BrowserName, browserNameSchema } from '../../backend/cli/browsers/browser-name.ts';
import { BrowserMissing, provideBrowser } from '../browsers/install-browser.ts';
import { canInstallDebianPackages, installDebianPackages } from '../machine/debian.ts';
import { findPostgresPrograms } from '../postgres/programs.ts';

/** Other people's S3 clients, which the contract tests drive: command and Debian package. */
const S3_CLIENTS = [
  { command: 'aws', debianPackage: 'awscli' },
  { command: 's3cmd', debianPackage: 's3cmd' },
];

async function runs(command: string): Promise<boolean> {
  const { exitCode } = await execa({ reject: false })`${command} --version`;
  return exitCode === 0;
}

/**
 * Installs the S3 clients that are missing, where that is possible.
 * @returns a line for each that stays missing: what is left out, and what to do about it.
 * @throws where an installation that should work fails.
 */
export async function provideS3Clients(): Promise<string[]> {
  const presence = await Promise.all(
    S3_CLIENTS.map(async (client) => ({ ...client, present: await runs(client.command) })),
  );
  const missing = presence.filter(({ present }) => !present);
  if (missing.length > 0 && (await canInstallDebianPackages())) {
    await installDebianPackages(missing.map(({ debianPackage }) => debianPackage));
    return [];
  }
  return missing.map(({ command }) => `Left out: tests with ${command}. Install it to run them.`);
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
