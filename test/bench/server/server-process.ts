import { execa } from 'execa';
import { z } from 'zod';
import { SETTINGS_VARIABLE } from './settings.ts';

/** A server in a process of its own, which says when it is ready and answers what it is told. */
export interface ServerProcess<Ready> {
  pid: number;
  ready: Ready;
  ask<Answer>(schema: z.ZodType<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Starts a file of this folder.
 * @param prefix what it is started by, such as `ip netns exec NAME`.
 */
export async function startServerProcess<Ready>(
  file: string,
  settings: unknown,
  schema: z.ZodType<Ready>,
  prefix: readonly string[] = [],
): Promise<ServerProcess<Ready>> {
  const [command, ...args] = [
    ...prefix,
    process.execPath,
    '--import',
    'tsx',
    new URL(file, import.meta.url).pathname,
  ];
  const child = execa(command, args, {
    ipc: true,
    reject: false,
    stdin: 'ignore',
    stdout: process.stderr,
    stderr: 'inherit',
    env: { [SETTINGS_VARIABLE]: JSON.stringify(settings) },
  });
  return {
    pid: z.number().parse(child.pid),
    ready: schema.parse(await child.getOneMessage()),
    ask: async (answer) => {
      const [message] = await Promise.all([child.getOneMessage(), child.sendMessage('?')]);
      return answer.parse(message);
    },
    close: async () => {
      child.kill('SIGKILL');
      await child;
    },
  };
}
