import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerClientError } from './client-error.ts';
import { handleRequest, type Service } from './handle-request.ts';

/** Milliseconds without a byte in either direction after which a connection is given up. */
const IDLE_MAX = 5 * 60 * 1000;

/** Milliseconds that an unused connection is kept: longer than clients keep theirs, so that none races it. */
const KEEP_ALIVE = 75_000;

/** The HTTP server; it does not listen yet. */
export function createBucketServer(service: Service): Server {
  const server = createServer({
    // An upload may take hours: only silence ends it.
    requestTimeout: 0,
    headersTimeout: 60_000,
    keepAliveTimeout: KEEP_ALIVE,
    highWaterMark: 256 * 1024,
  });
  server.timeout = IDLE_MAX;
  server.on('request', (message, response) => void handleRequest(service, message, response, false));
  server.on('checkContinue', (message, response) => void handleRequest(service, message, response, true));
  server.on('clientError', answerClientError);
  return server;
}

/** @throws Error when the port is taken */
export async function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address.');
  return address;
}

/** Stops listening and ends every connection. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  server.closeAllConnections();
  await closed;
}
