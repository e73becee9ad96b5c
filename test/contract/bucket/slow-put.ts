import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';

/** A PUT that has sent some of its body and waits. */
export interface SlowPut {
  readonly request: ClientRequest;
  /** Fulfilled when the connection is over, in whatever way. */
  readonly closed: Promise<unknown>;
}

/** Sends the head of a PUT and the first bytes of its body, and no more. */
export async function beginPut(url: string, size: number, firstBytes: Buffer): Promise<SlowPut> {
  const put = request(url, { method: 'PUT', headers: { 'content-length': size } });
  const closed = new Promise((resolve) => {
    put.on('close', resolve);
    put.on('error', resolve);
  });
  put.write(firstBytes);
  if (put.socket?.connecting ?? true) {
    const [socket] = await once(put, 'socket');
    if (socket.connecting) await once(socket, 'connect');
  }
  return { request: put, closed };
}
