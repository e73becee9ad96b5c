import { once } from 'node:events';
import type { Environment } from './env.ts';
import { serve } from './serve.ts';

/**
 * Runs the backend as a process's whole work: says where it answers, and how to connect the first device, and stops
 * cleanly when the process is told to end.
 * @throws where it cannot start.
 */
export async function runServer(environment: Environment, print: (line: string) => void): Promise<void> {
  const backend = await serve({ environment });
  // Before anything is said: whoever reads that it runs may stop it at once.
  const stopped = Promise.race((['SIGINT', 'SIGTERM'] as const).map((signal) => once(process, signal)));
  const bucket = backend.localBucket
    ? `the local bucket at ${backend.localBucket.endpoint}`
    : backend.bucketOrigins.join(', ');
  print(`Pail answers at ${backend.baseUrl} and stores files in ${bucket}.`);
  if (!(await backend.hasDevice())) {
    print(`Connect a browser, once, within an hour: ${await backend.createConnectionLink()}`);
  }
  await stopped;
  await backend.close();
}
