import { EnvironmentError, readEnvironment } from './env.ts';
import { serve } from './serve.ts';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  const backend = await serve({ environment: readEnvironment() });
  const bucket = backend.localBucket
    ? `the local bucket at ${backend.localBucket.endpoint}`
    : backend.bucketOrigins.join(', ');
  print(`Pail answers at ${backend.baseUrl} and stores files in ${bucket}.`);
  if (!(await backend.hasDevice())) {
    print(`Connect a browser, once, within an hour: ${await backend.createConnectionLink()}`);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void backend.close());
} catch (error) {
  // A wrong variable needs its name and fix, not a stack.
  const text = error instanceof EnvironmentError ? error.message : error;
  process.stderr.write(`${text instanceof Error ? (text.stack ?? text.message) : String(text)}\n`);
  process.exitCode = 1;
}
