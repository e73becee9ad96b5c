import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { PROJECT_ROOT } from '../../backend/cli/extension-build/built-extension.ts';

/**
 * Makes plain JavaScript of a server's module and all of ours that it imports, as `npm run build:backend` does: what
 * people run, and measure, is not translated at its start.
 * @param file the address of its module
 * @returns the address of what was built
 */
export async function buildServer(file: URL, name: string): Promise<URL> {
  // Inside the project, where packages are found.
  const outfile = join(PROJECT_ROOT, 'dist', 'test-servers', `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(file)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
  });
  return pathToFileURL(outfile);
}
