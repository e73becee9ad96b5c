import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a site answers at one address. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A site that answers as real ones do, good and bad. */
export interface Site {
  url(path: string): string;
  close(): Promise<void>;
}

/** Starts a site on a free port of loopback. Paths that are not named answer 404 with a page. */
export async function startSite(answers: Readonly<Record<string, Answer>>): Promise<Site> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site.test').pathname;
    const answer = answers[path] ?? notFound;
    answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  return {
    // Another host name than the backend's: a site of its own to the browser.
    url: (path) => `http://localhost:${address.port}${path}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Bytes of a type, with more headers where wanted. */
export function bytes(
  contentType: string,
  body: Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': contentType, ...headers });
    response.end(body);
  };
}

export function redirect(location: string): Answer {
  return (response) => {
    response.writeHead(302, { location });
    response.end();
  };
}

/** A page in place of what was asked for. */
export function page(status: number): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><title>A page</title><p>Please log in.</p>');
  };
}

/** Announces more bytes than come, then breaks off. */
export function brokenOff(contentType: string): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': contentType, 'content-length': '100000' });
    response.write(Buffer.alloc(50_000), () => response.destroy());
  };
}

const notFound = page(404);
