import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { builtExtension, PROJECT_ROOT } from '../../../backend/cli/extension-build/built-extension.ts';
import { copyWithHostsGranted } from '../../../backend/cli/browsers/granted-extension.ts';

/** The page of the peers, inside the copy of the extension. */
export const PEERS_PAGE = 'peers.html';

const PAGE = `<!doctype html>
<meta charset="utf-8" />
<title>Peers</title>
<input type="file" multiple />
<script type="module" src="peers.js"></script>
`;

/**
 * Copies the built extension and puts the page of the peers beside its own, so that all have the same rights: no CORS,
 * no preflight.
 */
export async function makeBenchExtension(target: string): Promise<void> {
  await copyWithHostsGranted(builtExtension('chromium'), target, 'all-optional');
  await writeFile(join(target, PEERS_PAGE), PAGE);
  const peers = (name: string) => join(PROJECT_ROOT, 'test/bench/peers', name);
  await build({
    entryPoints: [peers('page.ts')],
    outfile: join(target, 'peers.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'chrome120',
    logLevel: 'error',
    plugins: [
      {
        name: 'each-uppy-its-own-core',
        setup(builder) {
          // Both versions of the plugin import `@uppy/core`, of which only one can have that name.
          builder.onResolve({ filter: /^@uppy\/core(\/|$)/ }, ({ path, importer, kind, resolveDir }) => {
            if (!importer.includes('uppy-aws-s3-6')) return undefined;
            return builder.resolve(path.replace('@uppy/core', 'uppy-core-6'), { kind, resolveDir });
          });
        },
      },
    ],
  });
}
