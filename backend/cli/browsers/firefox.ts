import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import type { ExtensionBrowser, LaunchOptions } from './extension-browser.ts';
import { copyWithHostsGranted } from './granted-extension.ts';

/** The host part of the extension's addresses, which Firefox would draw by lot for each profile. */
const INTERNAL_UUID = '0f5a6d5e-7c39-4a4e-9a0c-2f3d1b8e6c47';

/** Starts Firefox; the extension is loaded as a temporary add-on, the only way for one that nobody signed. */
export async function launchFirefox(options: LaunchOptions): Promise<ExtensionBrowser> {
  const extension = join(options.directory, 'extension');
  const manifest = await copyWithHostsGranted(options.extensionDirectory, extension, options.grantedHosts);
  const geckoId = manifest.browser_specific_settings?.gecko.id;
  if (!geckoId) throw new Error(`${options.extensionDirectory} is not an extension built for Firefox.`);
  const profile = join(options.directory, 'profile');
  await mkdir(profile, { recursive: true });
  const browser = await launch({
    browser: 'firefox',
    executablePath: options.executablePath,
    userDataDir: profile,
    headless: options.headless,
    acceptInsecureCerts: options.acceptsAnyCertificate ?? false,
    // Opens the privileged context, in which tests click the extension's menu items.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: INTERNAL_UUID }),
      // A temporary add-on leaves with the browser: its connection must be there at the next start.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'network.dns.localDomains': (options.namesOfThisMachine ?? []).join(','),
      // Nobody can answer the browser's own prompt for a program.
      'extensions.webextOptionalPermissionPrompts': !options.headless,
    },
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
  const extensionUrl = (path: string) => `moz-extension://${INTERNAL_UUID}/${path}`;
  return {
    name: 'firefox',
    browser,
    extensionId,
    extensionUrl,
    async openExtensionPage(path, tab) {
      const page = tab ?? (await browser.newPage());
      // Firefox reports no load events for pages of extensions: go there and wait for the document itself.
      await page.goto(extensionUrl(path), { waitUntil: [] });
      await page.waitForFunction(
        (url) => location.href.startsWith(url) && document.readyState === 'complete',
        {},
        extensionUrl(path),
      );
      return page;
    },
    close: () => browser.close(),
  };
}
