import { PailError } from '../shared/errors/pail-error.ts';
import { EnvironmentError, readEnvironment } from './env.ts';
import { runServer } from './run-server.ts';

try {
  await runServer(readEnvironment(), (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  // A wrong variable, or a database that is not there, needs its name and fix, not a stack.
  const text = error instanceof EnvironmentError || error instanceof PailError ? error.message : error;
  process.stderr.write(`${text instanceof Error ? (text.stack ?? text.message) : String(text)}\n`);
  process.exitCode = 1;
}
