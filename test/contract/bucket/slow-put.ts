import { request } from 'node:http';

/** A PUT that has begun to send its body, and does not end by itself. */
export interface SlowPut {
  /** Breaks the connection off. */
  cut(): void;
  /** Fulfilled when the connection is over, in whatever way. */
  readonly closed: Promise<unknown>;
}

/** Sends the head of a PUT and the first bytes of its body, and no more. */
export function beginPut(url: string, size: number, firstBytes: Buffer): SlowPut {
  const put = request(url, { method: 'PUT', headers: { 'content-length': size } });
  const closed = new Promise((resolve) => {
    put.on('close', resolve);
    put.on('error', resolve);
  });
  put.write(firstBytes);
  return {
    closed,
    cut: () => {
      put.destroy();
    },
  };
}
