import type { IncomingMessage, ServerResponse } from 'node:http';
import { S3Error } from '../errors.ts';

/**
 * Reads a request's bytes off the wire. A client that waits for `100 Continue` gets it at the first read,
 * which comes after the signature was found right.
 *
 * When the reader stops early, the connection stays, so that an answer can still be sent.
 */
export async function* receiveBody(
  message: IncomingMessage,
  response: ServerResponse,
  expectsContinue: boolean,
): AsyncGenerator<Buffer> {
  if (expectsContinue) response.writeContinue();
  const chunks: AsyncIterable<unknown> = message.iterator({ destroyOnReturn: false });
  try {
    for await (const chunk of chunks) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    // The client went away, or sent less than it had announced.
    throw new S3Error('IncompleteBody', undefined, { Cause: error instanceof Error ? error.message : '' });
  }
}
