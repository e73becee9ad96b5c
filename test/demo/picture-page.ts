import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';

/** A page of another site, with one picture on it. */
export interface PicturePage {
  pageUrl: string;
  imageUrl: string;
  /** Bytes, and their SHA-256 in hex. */
  picture: { size: number; sha256: string };
  close(): Promise<void>;
}

/** Serves it under the name `localhost`, which to a browser is not the backend's 127.0.0.1. */
export async function servePicturePage(picture: Buffer, fileName: string): Promise<PicturePage> {
  const server = createServer((request, response) => {
    if (request.url === `/${fileName}`) {
      response.setHeader('Content-Type', 'image/png').end(picture);
      return;
    }
    response
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .end(`<!doctype html><title>A picture</title><img src="/${fileName}" alt="The sun over water">`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const pageUrl = `http://localhost:${port}/`;
  return {
    pageUrl,
    imageUrl: `${pageUrl}${fileName}`,
    picture: { size: picture.length, sha256: createHash('sha256').update(picture).digest('hex') },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
