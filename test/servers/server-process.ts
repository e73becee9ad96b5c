import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { z } from 'zod';
import type { Question } from './questions.ts';
import { SETTINGS_VARIABLE } from './settings.ts';

/** A server in a process of its own, which says when it is ready and answers what it is told. */
export interface ServerProcess<Ready> {
  pid: number;
  ready: Ready;
  ask<Answer>(question: Question, schema: z.ZodType<Answer>): Promise<Answer>;
  /** Kills it as a power cut does, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts a server.
 * @param file the address of its module, TypeScript or built.
 * @param prefix what it is started by, such as `ip netns exec NAME`.
 */
export async function startServerProcess<Ready>(
  file: URL,
  settings: unknown,
  schema: z.ZodType<Ready>,
  prefix: readonly string[] = [],
): Promise<ServerProcess<Ready>> {
  const translator = file.pathname.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const [command, ...args] = [...prefix, process.execPath, ...translator, fileURLToPath(file)];
  const child = execa(command, args, {
    ipc: true,
    reject: false,
    stdin: 'ignore',
    stdout: process.stderr,
    stderr: 'inherit',
    env: {
      [SETTINGS_VARIABLE]: JSON.stringify(settings),
      // The SDK would tell of its plans for Node at each start.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  return {
    pid: z.number().parse(child.pid),
    ready: schema.parse(await child.getOneMessage()),
    ask: async (question, answer) => {
      const [message] = await Promise.all([child.getOneMessage(), child.sendMessage(question)]);
      return answer.parse(message);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await child;
    },
  };
}
