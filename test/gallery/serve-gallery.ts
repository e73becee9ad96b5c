import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import mime from 'mime';
import { z } from 'zod';
import type { Place } from '../../extension/ui/place.ts';
import type { SceneName } from './page/scenes.ts';

const PAGE = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>Pail</title>
    <link rel="stylesheet" href="/main.css" />
  </head>
  <body><script type="module" src="/main.js"></script></body>
</html>`;

/** The interface in all its states, on a web page. */
export interface Gallery {
  address(scene: SceneName, place: Place, language: string): string;
  close(): Promise<void>;
}

/** Bundles the interface with made-up data and serves it on this machine. */
export async function serveGallery(): Promise<Gallery> {
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-gallery-'));
  await build({
    entryPoints: ['test/gallery/page/main.tsx'],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['/icon.svg'],
    outdir: directory,
    logLevel: 'error',
  });
  const read = async (name: string): Promise<Buffer | null> => {
    for (const folder of [directory, 'extension/public']) {
      const content = await readFile(path.join(folder, name)).catch(() => null);
      if (content) return content;
    }
    return null;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery');
    if (pathname === '/') {
      response.setHeader('Content-Type', 'text/html').end(PAGE);
      return;
    }
    void read(path.normalize(pathname)).then((content) => {
      response.statusCode = content ? 200 : 404;
      response.setHeader('Content-Type', mime.getType(pathname) ?? 'application/octet-stream');
      response.end(content);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    address: (scene, place, language) =>
      `http://127.0.0.1:${port}/?${new URLSearchParams({ scene, place, language })}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
