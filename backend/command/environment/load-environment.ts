import { loadEnvFile } from 'node:process';
import { type Environment, readEnvironment } from '../../env.ts';
import type { EnvironmentOptions } from './env-option.ts';
import { findEnvironmentFile } from './environment-file.ts';

/**
 * Reads the environment file into the process's variables, where it has not got them yet, and checks all of them.
 * @throws {UsageError} where the named file is not there; {EnvironmentError} where a variable cannot be used.
 */
export function loadEnvironment({ env }: EnvironmentOptions): Environment {
  const file = findEnvironmentFile(env);
  if (file !== null) loadEnvFile(file);
  return readEnvironment();
}
