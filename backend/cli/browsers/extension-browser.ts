import type { Browser, Page } from 'puppeteer-core';
import type { BrowserName } from './browser-name.ts';
import type { GrantedHosts } from './granted-extension.ts';

/** How to start a browser with the extension in it. */
export interface LaunchOptions {
  executablePath: string;
  /** The built extension for this browser. */
  extensionDirectory: string;
  /** Where the profile and the loaded copy of the extension lie; made when missing, kept on close. */
  directory: string;
  headless: boolean;
  grantedHosts: GrantedHosts;
  /** Host names that lead to this machine, as a home network's names do; default: none. */
  namesOfThisMachine?: readonly string[];
  /** Whether it takes certificates that nobody signed, as a test's server has; default: no. */
  acceptsAnyCertificate?: boolean;
}

/** A running browser with the extension in it. */
export interface ExtensionBrowser {
  readonly name: BrowserName;
  readonly browser: Browser;
  /** The extension's id as the browser's own interfaces name it. */
  readonly extensionId: string;
  /** The address of a page of the extension, for example of `popup.html`. */
  readonly extensionUrl: (path: string) => string;
  /** Opens a page of the extension in a tab: in the given one, or in a new one. */
  readonly openExtensionPage: (path: string, tab?: Page) => Promise<Page>;
  /** Ends the browser and waits until its processes are gone. */
  readonly close: () => Promise<void>;
}
