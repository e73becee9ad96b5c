import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import type { ExtensionBrowser, LaunchOptions } from './extension-browser.ts';
import { copyWithHostsGranted } from './granted-extension.ts';

/** Keeps the browser from anything that is not ours; each flag only quiets, none weakens what is tested. */
const QUIET_FLAGS = ['--disable-component-update', '--no-default-browser-check', '--disable-quic'];

/**
 * Chromium refuses to run its sandbox as root, as in most containers, and cannot where the system keeps user namespaces
 * from it, as newer Ubuntus do. Without a window it only ever shows our own pages, and does well without.
 */
function sandboxFlags(headless: boolean): string[] {
  return headless || process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function nameFlags(names: readonly string[]): string[] {
  const rules = names.map((name) => `MAP ${name} 127.0.0.1`);
  return rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join(',')}`];
}

/**
 * Starts Chromium, Chrome, Edge or Brave. The extension is loaded over the debugging pipe, because branded Chrome ignores
 * `--load-extension` since version 137.
 */
export async function launchChromium(options: LaunchOptions): Promise<ExtensionBrowser> {
  const extension = join(options.directory, 'extension');
  await copyWithHostsGranted(options.extensionDirectory, extension, options.grantedHosts);
  const browser = await launch({
    browser: 'chrome',
    executablePath: options.executablePath,
    userDataDir: join(options.directory, 'profile'),
    headless: options.headless,
    pipe: true,
    enableExtensions: true,
    args: [
      ...QUIET_FLAGS,
      ...sandboxFlags(options.headless),
      ...nameFlags(options.namesOfThisMachine ?? []),
      ...(options.acceptsAnyCertificate === true ? ['--ignore-certificate-errors'] : []),
    ],
    // The yellow bar "controlled by automated test software" would only worry a person.
    ignoreDefaultArgs: ['--enable-automation'],
    defaultViewport: null,
    // Who launches also closes: puppeteer would end this process too.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const extensionId = await browser.installExtension(extension).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const extensionUrl = (path: string) => `chrome-extension://${extensionId}/${path}`;
  return {
    name: 'chromium',
    browser,
    extensionId,
    extensionUrl,
    async openExtensionPage(path, tab) {
      const page = tab ?? (await browser.newPage());
      await page.goto(extensionUrl(path));
      return page;
    },
    close: () => browser.close(),
  };
}
