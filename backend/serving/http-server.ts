import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { z } from 'zod';

/** How long a client may take, in milliseconds. A connection that takes longer is answered 408 and closed. */
export interface Timeouts {
  /** To send a request's headers. */
  headers: number;
  /** To send a whole request. */
  request: number;
  /** How often both are looked at. */
  checked: number;
}

/** Requests are small: who takes longer is stuck, or holds connections on purpose. */
const TIMEOUTS: Timeouts = { headers: 15_000, request: 30_000, checked: 5_000 };

/** Longer than the 60 s for which proxies keep an unused connection: it is theirs to close, or a request meets its end. */
const KEEP_ALIVE = 65_000;

const addressSchema = z.object({ port: z.number() });

/** Listens; port 0 takes any. The caller sets the handler before it lets go of the event loop. */
export async function listen(
  host: string,
  port: number,
  timeouts: Timeouts = TIMEOUTS,
): Promise<{ server: Server; port: number }> {
  const server = createServer({
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    connectionsCheckingInterval: timeouts.checked,
    keepAliveTimeout: KEEP_ALIVE,
  });
  // Once the server is to stop, a connection whose request is answered would else wait for a next one.
  server.on('request', (_, response) => {
    response.once('finish', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  return { server, port: addressSchema.parse(server.address()).port };
}

/** Takes no new request, lets those under way finish for so many milliseconds, then cuts them. */
export async function closeServer(server: Server, within: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), within);
  await closed;
  clearTimeout(timer);
}
