import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { destination } from 'pino';
import { readEnvironment } from '../../env.ts';
import { serve } from '../../serve.ts';
import { browserNameSchema } from '../browsers/browser-name.ts';
import { buildExtension } from '../extension-build/build-extension.ts';
import { BUILD_TARGET, builtExtension } from '../extension-build/built-extension.ts';
import { formatAnnouncement } from './announcement.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { canOpenWindow } from './display.ts';
import { openBrowser } from './open-browser.ts';
import type { Shutdown } from './shutdown.ts';

/**
 * `npm start`: builds what is not built, runs the backend, says how to use it, and opens a browser where it can.
 * @throws where the backend cannot run; what runs by then is in `shutdown`.
 */
export async function start(shutdown: Shutdown): Promise<void> {
  const environment = readEnvironment();
  const { dataDirectory } = environment;
  await prepareDataDirectory(dataDirectory);
  await buildExtension(browserNameSchema.options, (browser) => {
    console.log(`Building the extension for ${BUILD_TARGET[browser]}…`);
  });

  const logFile = join(dataDirectory, 'pail.log');
  const log = destination({ dest: logFile, sync: true });
  const backend = await serve({ environment, portTaken: 'next-free', logTo: log });
  shutdown.add(() => backend.close());

  const isWantedPort = environment.port === 0 || new URL(backend.baseUrl).port === String(environment.port);
  console.log(
    formatAnnouncement({
      baseUrl: backend.baseUrl,
      takenPort: environment.baseUrl !== undefined || isWantedPort ? null : environment.port,
      connectionLink: await backend.createConnectionLink(),
      canAskForLinks: process.stdin.isTTY,
      chromeExtension: builtExtension('chromium'),
      firefoxExtension: builtExtension('firefox'),
      dataDirectory,
      logFile,
    }),
  );
  if (process.stdin.isTTY) {
    createInterface({ input: process.stdin }).on('line', () => {
      void backend.createConnectionLink().then((link) => console.log(link));
    });
  }
  if (!canOpenWindow(process.platform, process.env)) return;
  try {
    const browser = await openBrowser(backend, dataDirectory);
    if (!browser) return;
    shutdown.add(() => browser.close());
    console.log(`A browser (${browser.name}) is open, with the extension loaded and connected.`);
  } catch (error) {
    // Pail is of use without it: the steps above stand.
    console.error(`No browser could be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}
