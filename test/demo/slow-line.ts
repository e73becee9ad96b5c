import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';

/** A line to the bucket that can be slow, in the direction of uploads, so that they can be watched. */
export interface SlowLine {
  /** What browsers connect to in place of the bucket. */
  endpoint: string;
  /** Where the line leads. To be called before the first connection. */
  leadTo(bucketEndpoint: string): void;
  /** Lets everything through at full speed from now on. */
  open(): void;
  close(): Promise<void>;
}

/** Lays the line. @param bytesPerSecond how fast each connection is until it is opened. */
export async function laySlowLine(bytesPerSecond: number): Promise<SlowLine> {
  let rate = bytesPerSecond;
  let bucket = new URL('http://127.0.0.1:1');
  const sockets = new Set<Socket>();

  const server = createServer((fromBrowser) => {
    const toBucket = connect(Number(bucket.port), bucket.hostname);
    for (const socket of [fromBrowser, toBucket]) {
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        fromBrowser.destroy();
        toBucket.destroy();
      });
      // A cut line ends both sides, above; there is nobody else to tell.
      socket.on('error', () => {});
    }
    toBucket.pipe(fromBrowser);
    fromBrowser.on('data', (bytes) => {
      fromBrowser.pause();
      toBucket.write(bytes, () => setTimeout(() => fromBrowser.resume(), (bytes.length / rate) * 1000));
    });
    fromBrowser.on('end', () => toBucket.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    endpoint: `http://127.0.0.1:${port}`,
    leadTo: (bucketEndpoint) => {
      bucket = new URL(bucketEndpoint);
    },
    open: () => {
      rate = Number.POSITIVE_INFINITY;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
