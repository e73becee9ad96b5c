import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import { byCommand } from '../../audit/doer.ts';
import { createConnectionLink } from '../../authentication/connect.ts';
import { findOwner } from '../../database/users.ts';
import { type Environment, readEnvironment } from '../../env.ts';
import { examine } from '../doctor/examine.ts';
import { formatReport } from '../doctor/format-report.ts';
import { baseUrlOf } from '../environment/base-url.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { withDatabase } from '../environment/with-database.ts';
import { writePrivateFile } from '../environment/write-private-file.ts';
import { EXIT, UsageError } from '../failure.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { printJson } from '../output/print.ts';
import { askAnswers } from './ask-answers.ts';
import { withVariables } from './environment-text.ts';
import { type InitAnswers, variablesOf } from './init-answers.ts';

/** What `pail init` takes. */
export interface InitOptions extends EnvironmentOptions, JsonOptions {
  provider?: string;
  bucket?: string;
  region?: string;
  account?: string;
  endpoint?: string;
  accessKeyId?: string;
  secretKeyStdin?: boolean;
  baseUrl?: string;
  dataDir?: string;
  force?: boolean;
}

/** Sets Pail up. Nothing is written before every question is answered and checked. */
export async function runInit(options: InitOptions): Promise<void> {
  const file = resolve(options.env ?? join(options.dataDir ?? '.pail', '.env'));
  const before = await readIfThere(file);
  if (before !== undefined && !options.force) {
    throw new UsageError(
      `There is ${file} already: give --force to change the bucket in it, or --env to write another file.`,
    );
  }
  const text = withVariables(before ?? '', variablesOf(await collectAnswers(options)));
  // What cannot be used is said now, and not written.
  const environment = readEnvironment(parseEnv(text));
  await writePrivateFile(file, text);
  if (!options.json) console.log(`Written: ${file}, which only you can read.\n`);

  const report = await examine(environment, { lifecycle: false, corsOrigins: [] });
  const link = report.healthy ? await makeLink(environment) : null;
  if (options.json) printJson({ environmentFile: file, report, link });
  else console.log(`${formatReport(report)}\n\n${nextSteps(file, link)}`);
  if (!report.healthy) process.exitCode = EXIT.failed;
}

async function collectAnswers(options: InitOptions): Promise<InitAnswers> {
  const known: Partial<InitAnswers> = {
    ...options,
    accessKeyId: options.accessKeyId ?? process.env['AWS_ACCESS_KEY_ID'],
    secretAccessKey: options.secretKeyStdin
      ? (await readAll(process.stdin)).trim()
      : process.env['AWS_SECRET_ACCESS_KEY'],
    dataDirectory: options.dataDir,
  };
  if (process.stdin.isTTY && process.stdout.isTTY && !options.json) {
    return askAnswers(known, { input: process.stdin, output: process.stdout });
  }
  if (known.provider === undefined) {
    throw new UsageError(
      'Nobody can be asked here: give --provider, and what it needs. See: pail init --help',
    );
  }
  return { ...known, provider: known.provider };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function makeLink(environment: Environment): Promise<string> {
  const settings = { baseUrl: baseUrlOf(environment) };
  return withDatabase(environment, async (database) =>
    createConnectionLink(
      { database, settings, now: Date.now, randomBytes },
      byCommand(await findOwner(database)),
    ),
  );
}

function nextSteps(file: string, link: string | null): string {
  if (link === null)
    return `Mend it in ${file}, or run init again with --force; then: pail doctor --env ${file}`;
  return `Start Pail with: pail serve --env ${file}\nThen connect a browser, once, within an hour: ${link}`;
}
