import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { removeProfile } from '../../browsers/remove-profile.ts';
import { CdpConnection } from './cdp-connection.ts';
import { openTarget, type Target } from './target.ts';

/** How long a browser may take to close by itself, in milliseconds, before it is killed. */
const CLOSE_TIMEOUT = 5_000;

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--remote-debugging-pipe',
  '--enable-unsafe-extension-debugging',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // A tab without a window must not be slowed down as if it were hidden: neither Pail's nor the peers'.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

export interface ChromiumOptions {
  executablePath: string;
  /** Holds its profile. */
  directory: string;
  /** The unpacked extension to load. */
  extension: string;
  /** What the browser is started by, such as `ip netns exec NAME`; default: nothing. */
  prefix?: readonly string[];
  /** As `--host-resolver-rules` takes them; default: none. */
  hostRules?: readonly string[];
}

/** A Chromium with one extension in it, driven over the raw DevTools protocol so that nothing is added to what is measured. */
export interface Chromium {
  /** The browser process, whose descendants are all others. */
  readonly pid: number;
  /** Opens a page of the extension in a new tab. */
  openExtensionPage(path: string): Promise<Target>;
  /** Opens any page in a new tab. */
  openPage(url: string): Promise<Target>;
  /** The extension's service worker, which is started where it sleeps. */
  serviceWorker(): Promise<Target>;
  /** Ends it, waits until it is gone, and removes its profile. */
  close(): Promise<void>;
}

const targetsSchema = z.object({
  targetInfos: z.array(z.object({ targetId: z.string(), type: z.string(), url: z.string() })),
});

/** Starts a browser with a new profile. @throws where it does not start or refuses the extension. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const profile = await mkdtemp(join(options.directory, 'profile-'));
  const { child, connection } = spawnChromium(options, profile);
  const close = async (): Promise<void> => {
    await endChromium(child, connection);
    await removeProfile(profile);
  };
  try {
    const { id } = await connection.call(
      'Extensions.loadUnpacked',
      { path: options.extension },
      z.object({ id: z.string() }),
    );
    const origin = `chrome-extension://${id}/`;
    return {
      pid: z.number().parse(child.pid),
      openExtensionPage: (path) => openTarget(connection, `${origin}${path}`),
      openPage: (url) => openTarget(connection, url),
      serviceWorker: async () => {
        const { targetInfos } = await connection.call('Target.getTargets', {}, targetsSchema);
        const worker = targetInfos.find(
          ({ type, url }) => type === 'service_worker' && url.startsWith(origin),
        );
        if (!worker) throw new Error("The extension's service worker sleeps.");
        return openTarget(connection, null, worker.targetId);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function spawnChromium(
  { executablePath, prefix = [], hostRules = [] }: ChromiumOptions,
  profile: string,
): { child: ChildProcess; connection: CdpConnection } {
  const rules = hostRules.length > 0 ? [`--host-resolver-rules=${hostRules.join(',')}`] : [];
  const [command, ...args] = [
    ...prefix,
    executablePath,
    ...FLAGS,
    ...rules,
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const [, , , toBrowser, fromBrowser] = child.stdio;
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) {
    throw new TypeError('Chromium has no debugging pipes.');
  }
  return { child, connection: new CdpConnection(toBrowser, fromBrowser) };
}

async function endChromium(child: ChildProcess, connection: CdpConnection): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  const killing = setTimeout(() => child.kill('SIGKILL'), CLOSE_TIMEOUT);
  // It may end before it answers.
  await connection.call('Browser.close', {}, z.unknown()).catch(() => {});
  await exited;
  clearTimeout(killing);
}
