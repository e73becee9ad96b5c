import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserName } from '../browsers/browser-name.ts';
import { builtExtension } from './built-extension.ts';
import { newestChange } from './newest-change.ts';

/** All that the built extension is made of. */
const SOURCES = ['extension', 'shared', 'wxt.config.ts', 'tsconfig.json', 'package-lock.json'];

/** Whether the built extension is there and nothing it is made of has changed since. */
export async function isCurrent(browser: BrowserName, root: string): Promise<boolean> {
  // Written last: a build that was cut short has none.
  const built = await stat(join(builtExtension(browser, root), 'manifest.json')).catch(() => null);
  if (!built) return false;
  const changes = await Promise.all(SOURCES.map(async (source) => newestChange(join(root, source))));
  return built.mtimeMs > Math.max(...changes);
}
