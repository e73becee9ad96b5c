import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { z } from 'zod';

/** How long a request that is under way may take once the server is to stop, in milliseconds. */
const CLOSING_GRACE = 5_000;

const addressSchema = z.object({ port: z.number() });

/** Listens; port 0 takes any. The caller sets the handler before it lets go of the event loop. */
export async function listen(host: string, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer();
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

/** Takes no new request, lets those under way finish for a while, then cuts them. */
export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), CLOSING_GRACE);
  await closed;
  clearTimeout(timer);
}
