import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../../../backend/cli/browsers/browser-name.ts';
import { connectExtension } from '../../../backend/cli/browsers/connect-extension.ts';
import type { ExtensionBrowser } from '../../../backend/cli/browsers/extension-browser.ts';
import { killBrowser, launchPail, openPopup } from '../../stack/launch-pail.ts';
import { type FaultServers, startFaultServers } from './fault-servers.ts';
import { onSmallDisk } from './small-disk.ts';

export interface StageOptions {
  name: BrowserName;
  /** Where it makes a folder of its own. */
  directory: string;
  /** Size of the disk that the bucket has to itself, in bytes; null: it shares this machine's. */
  bucketDisk: number | null;
}

/** Everything that a fault may strike: browser, backend and bucket, with the extension connected. */
export interface Stage {
  readonly name: BrowserName;
  readonly servers: FaultServers;
  readonly browser: ExtensionBrowser;
  /** The popup's page, in a tab. */
  readonly popup: Page;
  /** Holds the files to upload. */
  readonly directory: string;
  /** Where the bucket keeps its data. */
  readonly bucketDirectory: string;
  /** Closes the popup as a person does; the browser stays. */
  closePopup(): Promise<void>;
  /** Opens it again. */
  reopenPopup(): Promise<void>;
  /** Kills the browser as a power cut does, and starts it again with the same profile. */
  killAndRestartBrowser(): Promise<void>;
  close(): Promise<void>;
}

/** Starts everything and connects the extension, as its user does. The extension must have been built. */
export async function openStage({ name, directory: parent, bucketDisk }: StageOptions): Promise<Stage> {
  const directory = await mkdtemp(join(parent, 'stage-'));
  const servers = await startFaultServers(directory, (folder) =>
    bucketDisk === null ? [] : onSmallDisk(folder, bucketDisk),
  );
  let { browser, popup } = await launchPail(name, directory);
  await connectExtension(popup, () => servers.connectionLink());
  return {
    name,
    servers,
    directory,
    bucketDirectory: join(directory, 'bucket'),
    get browser() {
      return browser;
    },
    get popup() {
      return popup;
    },
    closePopup: async () => {
      // A tab of another page stays, so that the browser does.
      await browser.browser.newPage();
      await popup.close();
    },
    reopenPopup: async () => {
      popup = await openPopup(browser);
    },
    killAndRestartBrowser: async () => {
      await killBrowser(browser);
      ({ browser, popup } = await launchPail(name, directory));
    },
    close: async () => {
      await browser.close();
      await servers.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
