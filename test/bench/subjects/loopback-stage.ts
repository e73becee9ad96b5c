import type { BenchContext } from '../bench.ts';
import { launchChromium } from '../chromium/chromium.ts';
import { type ServersOptions, startServers } from '../server/start-servers.ts';
import type { Stage } from './subject.ts';

/** Runs something on a stage where all is on this machine's loopback, and stops the stage. */
export async function onLoopback<Result>(
  { chromium, extension, directory }: BenchContext,
  work: (stage: Stage) => Promise<Result>,
  publicEndpoints?: ServersOptions['publicEndpoints'],
): Promise<Result> {
  const servers = await startServers({ directory, ...(publicEndpoints && { publicEndpoints }) });
  try {
    return await work({
      servers,
      launch: () => launchChromium({ executablePath: chromium, extension, directory }),
    });
  } finally {
    await servers.close();
  }
}
