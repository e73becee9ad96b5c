import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { BenchFiles } from '../measure/bench-files.ts';
import { Pace } from './pace.ts';

/** A page with a video that comes at a steady pace. */
export interface PacedVideo {
  pageUrl: string;
  url: string;
  close(): Promise<void>;
}

/** Serves the first of the files as a video, under the name `localhost`, another site than the bucket's 127.0.0.1. */
export async function servePacedVideo(files: BenchFiles, bytesPerSecond: number): Promise<PacedVideo> {
  const pace = new Pace(bytesPerSecond);
  const server = createServer((request, response) => {
    if (request.url !== '/video.mp4') {
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A page</title>');
      return;
    }
    response.setHeader('Content-Type', 'video/mp4').setHeader('Content-Length', files.bytes);
    // A browser that goes away is no failure of ours.
    pipeline(createReadStream(files.paths[0] ?? ''), pace.stream(), response).catch(() => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const pageUrl = `http://localhost:${port}/`;
  return {
    pageUrl,
    url: `${pageUrl}video.mp4`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
