import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { provideBrowser } from '../browsers/install-browser.ts';
import { installedBrowsers } from '../browsers/installed-browsers.ts';

/**
 * The browser to use: the wanted one, else an installed one (Chromium before Firefox), else one that is installed now.
 * @throws {BrowserMissing} which says what to do.
 */
export async function chooseBrowser(
  wanted: BrowserName | null,
): Promise<{ name: BrowserName; executablePath: string }> {
  const [installed] = wanted === null ? await installedBrowsers() : [];
  if (installed) return installed;
  const name = wanted ?? 'chromium';
  return { name, executablePath: await provideBrowser(name) };
}
