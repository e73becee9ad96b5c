import { join } from 'node:path';
import type { RunningBackend } from '../../serve.ts';
import { type BrowserName, browserNameSchema } from '../browsers/browser-name.ts';
import { connectExtension } from '../browsers/connect-extension.ts';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { findBrowser } from '../browsers/find-browser.ts';
import { hostPatterns } from '../browsers/host-patterns.ts';
import { launchBrowser } from '../browsers/launch-browser.ts';
import { builtExtension } from '../extension-build/built-extension.ts';

async function findFirstBrowser(): Promise<{ name: BrowserName; executablePath: string } | null> {
  for (const name of browserNameSchema.options) {
    const executablePath = await findBrowser(name);
    if (executablePath) return { name, executablePath };
  }
  return null;
}

/**
 * Opens an installed browser with a profile of its own, the extension in it and connected to the backend.
 * @returns null where no browser is installed.
 * @throws where it does not start or connect; it is closed then.
 */
export async function openBrowser(
  backend: RunningBackend,
  dataDirectory: string,
): Promise<ExtensionBrowser | null> {
  const found = await findFirstBrowser();
  if (!found) return null;
  const { name, executablePath } = found;
  // A connection names the backend's port: another port, another profile.
  const profileName = `${name}-${new URL(backend.baseUrl).port || 'default'}`;
  const browser = await launchBrowser(name, {
    executablePath,
    extensionDirectory: builtExtension(name),
    directory: join(dataDirectory, 'browser', profileName),
    headless: false,
    grantedHosts: hostPatterns([backend.baseUrl, ...backend.bucketOrigins]),
  });
  try {
    const [firstTab] = await browser.browser.pages();
    const popup = await browser.openExtensionPage('popup.html', firstTab);
    await connectExtension(popup, () => backend.createConnectionLink());
    return browser;
  } catch (error) {
    await browser.close();
    throw error;
  }
}
