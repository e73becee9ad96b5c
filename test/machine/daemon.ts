import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How long a daemon may take to start, in milliseconds: much longer than it does, for machines that are busy. */
const PATIENCE = 180_000;

/** How often to look whether it has, in milliseconds. */
const INTERVAL = 100;

const LOG_LINES = 20;

/** A program that runs until it is killed. */
export interface Daemon {
  /**
   * Waits until the daemon does what it is there for.
   * @throws with the end of its log where it ends before, or takes too long.
   */
  ready(isReady: () => Promise<boolean>): Promise<void>;
  /** Ends it, as a power cut does unless told otherwise, and waits until it is gone. May be called again. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Starts a daemon; its log is NAME.log in the folder. It never outlives this process, however that ends: the kernel sees
 * to it (prctl(2), PR_SET_PDEATHSIG).
 */
export async function startDaemon(
  directory: string,
  name: string,
  command: readonly string[],
): Promise<Daemon> {
  const logFile = join(directory, `${name}.log`);
  const log = await open(logFile, 'a');
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], {
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  let ended = false;
  const end = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve()).once('error', reject);
  }).finally(() => {
    ended = true;
  });
  // Who waits for the daemon to be ready or gone hears of it.
  end.catch(() => {});

  const failure = async (words: string): Promise<Error> => {
    const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-LOG_LINES);
    return new Error(`${command[0]} ${words}. Its log ends in:\n${lines.join('\n')}`);
  };
  return {
    ready: async (isReady) => {
      const deadline = performance.now() + PATIENCE;
      while (!(await isReady())) {
        if (ended) {
          await end;
          throw await failure('ended before it was ready');
        }
        if (performance.now() > deadline) throw await failure(`is not ready after ${PATIENCE / 1000} s`);
        await new Promise((resolve) => setTimeout(resolve, INTERVAL));
      }
    },
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await end;
    },
  };
}
