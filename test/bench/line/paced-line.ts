import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { z } from 'zod';
import { Pace } from './pace.ts';

/** A line to a server on this machine over which clients can send only so fast, all together. */
export interface PacedLine {
  port: number;
  /** Where the line leads; to be set before it is used. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

/** @param bytesPerSecond of all connections together, from client to server; the other way is not slowed down. */
export async function openPacedLine(bytesPerSecond: number): Promise<PacedLine> {
  const pace = new Pace(bytesPerSecond);
  const sockets = new Set<Socket>();
  let target = 0;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const end = (): void => {
      for (const socket of [client, upstream]) {
        socket.destroy();
        sockets.delete(socket);
      }
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.pipe(pace.stream()).pipe(upstream).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    port,
    leadTo: (port) => {
      target = port;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
