import { CommanderError } from 'commander';
import { EnvironmentError } from '../env.ts';
import { redact } from '../logging/redact.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { CommandFailed, EXIT, UsageError } from './failure.ts';
import { pailProgram } from './program.ts';

/**
 * Runs one command and sets the process's exit code: 0 done, 1 failed, 2 called or set up wrongly. Never throws; what
 * went wrong is on stderr.
 * @param argv as in `process.argv`
 */
export async function runPail(argv: readonly string[], version: string): Promise<void> {
  try {
    await pailProgram(version).parseAsync([...argv]);
  } catch (error) {
    // Commander has said what is wrong, or printed the help that was asked for.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    console.error(redact(explain(error)));
    process.exitCode =
      error instanceof UsageError || error instanceof EnvironmentError ? EXIT.usage : EXIT.failed;
  }
}

/** The codes of system errors that a person can mend without reading a stack. */
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'That port is taken: set PORT to another one, or stop what listens there.',
  EACCES: 'Pail may not use that file, folder or port: change its permissions, or name another.',
  EPERM: 'Pail may not use that file or folder: change its permissions, or name another.',
  ENOENT: 'That file or folder is not there.',
  EEXIST: 'A file lies where a folder should be: name another place.',
  ENOTDIR: 'A file lies where a folder should be: name another place.',
  ENOSPC: 'The disk is full.',
  EROFS: 'That folder cannot be written to: name another.',
};

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = [UsageError, CommandFailed, EnvironmentError, PailError].some(
    (kind) => error instanceof kind,
  );
  if (known) return error.message;
  const advice = 'code' in error ? SYSTEM_ERRORS[String(error.code)] : undefined;
  if (advice !== undefined) return `${error.message}. ${advice}`;
  // A defect of Pail's, which its stack tells more of than its text.
  return error.stack ?? error.message;
}
