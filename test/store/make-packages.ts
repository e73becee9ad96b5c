import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { BUILD_TARGET, PROJECT_ROOT } from '../../backend/cli/extension-build/built-extension.ts';

const packageSchema = z.object({ name: z.string(), version: z.string() });

/** What the stores are given: absolute paths of zip files. */
export interface StorePackages {
  chrome: string;
  firefox: string;
  /** What Firefox's package is built from, for its reviewers. */
  sources: string;
}

/** The path of an archive that was made from the sources in `root`; WXT names it so. */
async function archiveOf(root: string, what: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const { name, version } = packageSchema.parse(manifest);
  return path.join(root, 'dist', `${name}-${version}-${what}.zip`);
}

/**
 * Builds and packs the extension for one browser; for Firefox, its sources too.
 * @param root a checkout, or what the sources archive holds, with `node_modules`
 * @returns the path of the package
 * @throws with the build tool's words when it does not build
 */
export async function makePackage(browser: BrowserName, root: string): Promise<string> {
  const target = BUILD_TARGET[browser];
  await execa({
    cwd: root,
    preferLocal: true,
    localDir: root,
    // What a test runs with would make another package.
    env: { NODE_ENV: 'production' },
  })`wxt zip --browser ${target}`;
  return archiveOf(root, target);
}

/**
 * Builds all that the stores are given, from this checkout.
 * @throws with the build tool's words when it does not build
 */
export async function makePackages(): Promise<StorePackages> {
  // One after the other: both write the generated types in .wxt/.
  const chrome = await makePackage('chromium', PROJECT_ROOT);
  const firefox = await makePackage('firefox', PROJECT_ROOT);
  return { chrome, firefox, sources: await archiveOf(PROJECT_ROOT, 'sources') };
}
