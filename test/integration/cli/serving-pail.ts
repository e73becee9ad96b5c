import { createInterface } from 'node:readline';
import { execaNode } from 'execa';
import { onTestFinished } from 'vitest';
import { PAIL, variablesIn } from './pail-process.ts';

/** `pail serve` in a process of its own. */
export interface ServingPail {
  baseUrl: string;
  /** Empty where somebody is connected already. */
  connectionLink: string;
  /** Asks it to stop, and gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | undefined>;
}

/** Starts `pail serve` in a folder and waits until it answers; it is stopped after the test. */
export async function servePail(
  folder: string,
  env: Record<string, string> = {},
  options: { args?: readonly string[]; isFirst?: boolean } = {},
): Promise<ServingPail> {
  const child = execaNode(PAIL, ['serve', ...(options.args ?? [])], {
    cwd: folder,
    env: variablesIn(folder, env),
    extendEnv: false,
    reject: false,
    buffer: false,
    stderr: 'inherit',
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | undefined> => {
    child.kill(signal);
    return (await child).exitCode;
  };
  onTestFinished(async () => void (await stop()));
  const words: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    words.push(line);
    // The first start says how to connect; a later one has nothing more to say.
    if (options.isFirst === false || words.length === 2) break;
  }
  const baseUrl = /Pail answers at (\S+) /.exec(words[0] ?? '')?.[1];
  if (baseUrl === undefined) throw new Error(`pail serve did not start: ${words.join('\n')}`);
  return { baseUrl, connectionLink: /\S+#pail-connect-\S+/.exec(words[1] ?? '')?.[0] ?? '', stop };
}
