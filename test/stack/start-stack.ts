import { join } from 'node:path';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { connectExtension } from '../../backend/cli/browsers/connect-extension.ts';
import { readEnvironment } from '../../backend/env.ts';
import { type RunningBackend, serve } from '../../backend/serve.ts';
import { type BrowserWithPail, launchPail } from './launch-pail.ts';

export interface StackOptions {
  browser: BrowserName;
  /** Holds everything: data, browser profile, log. Made and removed by the caller. */
  directory: string;
  /** Variables of the backend on top of the defaults: any free port, data in `directory`. */
  env?: Record<string, string>;
}

/** Backend, bucket and a headless browser whose extension is connected. */
export interface Stack extends BrowserWithPail {
  backend: RunningBackend;
  close(): Promise<void>;
}

/**
 * Starts the whole of Pail as a user has it. The extension must have been built.
 * @throws where a part does not start; what had started is stopped then.
 */
export async function startStack({ browser: name, directory, env }: StackOptions): Promise<Stack> {
  const running: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let stop = running.pop(); stop; stop = running.pop()) await stop();
  };
  try {
    const backend = await serve({
      environment: readEnvironment({
        PORT: '0',
        DATA_DIR: join(directory, 'data'),
        LOG_LEVEL: 'silent',
        ...env,
      }),
    });
    running.push(() => backend.close());
    const { browser, popup } = await launchPail(name, directory);
    running.push(() => browser.close());
    await connectExtension(popup, () => backend.createConnectionLink());
    return { backend, browser, popup, close };
  } catch (error) {
    await close();
    throw error;
  }
}
