import { runServer } from '../../run-server.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';

/** Runs the backend until the process is told to stop. */
export async function serve(options: EnvironmentOptions): Promise<void> {
  await runServer(loadEnvironment(options), (line) => console.log(line));
}
