import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Bytes of an unread body that are taken in and dropped. */
const DRAIN_MAX = 64 * 1024 * 1024;

/** Milliseconds that a client is given to read the answer when its body is too long to be drained. */
const LINGER = 2000;

/** Whether a body is short enough to be dropped, so that the connection can be used again. */
export function isDrainable(message: IncomingMessage): boolean {
  return Number(message.headers['content-length'] ?? Number.POSITIVE_INFINITY) <= DRAIN_MAX;
}

/**
 * Drops what is left of a body that was answered before it was read. A connection that is closed with
 * unread bytes is reset, and a browser that is still sending then never sees the answer.
 */
export async function drainBody(message: IncomingMessage): Promise<void> {
  if (message.readableEnded || message.destroyed) return;
  let drained = 0;
  await new Promise<void>((resolve) => {
    message.on('data', (chunk: Buffer) => {
      drained += chunk.length;
      if (drained > DRAIN_MAX) {
        message.pause();
        resolve();
      }
    });
    message.once('close', resolve);
    message.once('end', resolve);
    message.resume();
  });
  if (message.readableEnded || message.destroyed) return;
  await delay(LINGER, undefined, { ref: false });
  message.destroy();
}
