import { z } from 'zod';
import { shiftedSchema, linkSchema } from './questions.ts';
import { startServerProcess } from './server-process.ts';

/** The backend in a process of its own. */
export interface BackendProcess {
  pid: number;
  /** Makes a link that connects one extension to it. */
  connectionLink(): Promise<string>;
  /** Moves its clock by so many milliseconds. */
  shiftClock(milliseconds: number): Promise<void>;
  /** Kills it as a power cut does. */
  kill(): Promise<void>;
}

/** The address of its module. */
export const BACKEND_SERVER = new URL('backend-process.ts', import.meta.url);

const readySchema = z.object({ baseUrl: z.string() });

/**
 * Starts a backend.
 * @param variables what people set in its environment.
 * @param file its module, where that was built: see `buildServer`.
 */
export async function startBackendProcess(
  variables: Readonly<Record<string, string>>,
  prefix?: readonly string[],
  file: URL = BACKEND_SERVER,
): Promise<BackendProcess> {
  const { pid, ask, kill } = await startServerProcess(file, variables, readySchema, prefix);
  return {
    pid,
    connectionLink: async () => (await ask({ ask: 'connection-link' }, linkSchema)).link,
    shiftClock: async (milliseconds) => {
      await ask({ ask: 'shift-clock', milliseconds }, shiftedSchema);
    },
    kill,
  };
}
