import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { removeProfile } from '../browsers/remove-profile.ts';
import type { HardPage } from '../e2e/pages/hard/hard-page.ts';
import { serveHardPages } from '../e2e/pages/hard/serve-hard-pages.ts';
import { startStack } from '../stack/start-stack.ts';
import type { SourceResult } from './report/result.ts';
import { tryCase } from './try-case.ts';

/** Tries all sources of these pages in a browser, with a backend and bucket of its own. */
export async function trySources(
  name: BrowserName,
  pages: readonly HardPage[],
  onResult: (result: SourceResult) => void,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'pail-sources-'));
  const served = await serveHardPages(pages);
  try {
    const stack = await startStack({ browser: name, directory });
    try {
      for (const page of pages) {
        for (const hardCase of page.cases) {
          onResult(await tryCase({ ...stack, urlOf: served.urlOf }, page, hardCase));
        }
      }
    } finally {
      await stack.close();
    }
  } finally {
    await served.close();
    await removeProfile(directory);
  }
}
