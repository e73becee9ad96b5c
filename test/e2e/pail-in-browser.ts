import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { connectExtension } from '../../backend/cli/browsers/connect-extension.ts';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { openLine, type Line } from '../fixtures/line.ts';
import { startBackend, type BackendUnderTest } from '../fixtures/running-backend.ts';
import { killBrowser, launchPail } from '../stack/launch-pail.ts';
import { removeProfile } from '../browsers/remove-profile.ts';

/** The built extension in a real browser, with a real backend and bucket. */
export interface PailInBrowser {
  name: BrowserName;
  browser: ExtensionBrowser;
  backend: BackendUnderTest;
  /** The way from the browser to the bucket. */
  line: Line;
  /** The popup, connected, in a tab. */
  popup: Page;
  /** A folder for files to upload; removed at the end. */
  directory: string;
  /** Kills the browser as a power cut does, and starts it again with the same profile; `popup` is a new page then. */
  killAndRestartBrowser(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts everything and connects the extension, as its user does.
 * @param bucket the backend's variables for a bucket elsewhere; default: the local bucket.
 */
export async function startPail(
  name: BrowserName,
  bucket?: { S3_ENDPOINT: string } & Record<string, string>,
): Promise<PailInBrowser> {
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-e2e-'));
  const line = await openLine();
  const backend = await startBackend({
    env: { ...bucket, S3_PUBLIC_ENDPOINTS: `http://127.0.0.1:${line.port}` },
  });
  line.leadTo(Number(new URL(bucket?.S3_ENDPOINT ?? backend.localBucket?.endpoint ?? '').port));
  const { browser, popup } = await launchPail(name, directory);
  await connectExtension(popup, () => backend.createConnectionLink());
  const pail: PailInBrowser = {
    name,
    browser,
    backend,
    line,
    popup,
    directory,
    killAndRestartBrowser: async () => {
      await killBrowser(pail.browser);
      Object.assign(pail, await launchPail(name, directory));
    },
    close: async () => {
      await pail.browser.close();
      await backend[Symbol.asyncDispose]();
      await line.close();
      await removeProfile(directory);
    },
  };
  return pail;
}
