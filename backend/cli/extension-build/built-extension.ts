import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from '../browsers/browser-name.ts';

/** The root of this project. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The name by which the build knows a browser. */
export const BUILD_TARGET: Record<BrowserName, string> = { chromium: 'chrome', firefox: 'firefox' };

/** Where the built extension for a browser lies. */
export function builtExtension(browser: BrowserName, root: string = PROJECT_ROOT): string {
  return join(root, 'dist', 'extension', `${BUILD_TARGET[browser]}-mv3`);
}
