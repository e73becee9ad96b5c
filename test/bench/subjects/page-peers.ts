import { z } from 'zod';
import { PEERS_PAGE } from '../extension/bench-extension.ts';
import type { Subject } from './subject.ts';

/** A peer that runs in a page of the extension. */
function pagePeer(name: string): Subject {
  return {
    name,
    start: async ({ launch, servers }) => {
      const chromium = await launch();
      try {
        const page = await chromium.openExtensionPage(PEERS_PAGE);
        await page.waitUntil('globalThis.peers');
        return {
          pid: chromium.pid,
          upload: async (paths) => {
            await page.chooseFiles('input', paths);
            const call = `peers.run(${JSON.stringify(name)}, ${JSON.stringify(servers.signingEndpoint)})`;
            return page.evaluate(call, z.number());
          },
          close: () => chromium.close(),
        };
      } catch (error) {
        await chromium.close();
        throw error;
      }
    },
  };
}

export const oneFetchPut = pagePeer('one fetch PUT');
/** The browser's own work and nothing else: the least that it takes in this browser. */
export const bareRequests = pagePeer('bare requests');
export const oneXhrPut = pagePeer('one XHR PUT');
export const uppy5 = pagePeer('Uppy 5');
export const uppy6 = pagePeer('Uppy 6');
