import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaNode } from 'execa';
import { onTestFinished } from 'vitest';
import { PROJECT_ROOT } from '../../../backend/cli/extension-build/built-extension.ts';

/** The program itself, as npm links it. */
export const PAIL = join(PROJECT_ROOT, 'backend', 'command', 'pail.mjs');

/** What a finished command leaves. */
export interface PailResult {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

export interface PailOptions {
  /** All its variables, beside PATH and a home of its own. */
  env?: Record<string, string>;
  input?: string;
  /** Another installation's program. */
  program?: string;
}

/** A folder for one test, where commands run and keep their data. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pail-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The variables of a command that runs in this folder, and of nothing else on this machine. */
export function variablesIn(folder: string, env: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    APPDATA: folder,
    // No role, no profile of whoever runs the tests.
    AWS_EC2_METADATA_DISABLED: 'true',
    LOG_LEVEL: 'silent',
    ...env,
  };
}

/** Runs `pail` in a folder, as a process, to its end. */
export async function pail(
  folder: string,
  args: readonly string[],
  options: PailOptions = {},
): Promise<PailResult> {
  const { exitCode, stdout, stderr } = await execaNode(options.program ?? PAIL, [...args], {
    cwd: folder,
    env: variablesIn(folder, options.env),
    extendEnv: false,
    reject: false,
    input: options.input ?? '',
  });
  return { exitCode, stdout, stderr };
}
