import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { S3Error } from '../errors.ts';
import { toXml } from '../xml.ts';
import { drainBody, isDrainable } from './drain.ts';
import type { Reply } from './reply.ts';
import type { S3Request } from './s3-request.ts';

/** Sends an answer. It rejects when the connection breaks. */
export async function sendReply(response: ServerResponse, reply: Reply, requestId: string): Promise<void> {
  const { body } = reply;
  if (body === undefined || typeof body === 'string') {
    setHeaders(response, reply, requestId);
    const bodiless = response.req.method === 'HEAD' || reply.status === 204 || reply.status === 304;
    if (!bodiless) response.setHeader('content-length', Buffer.byteLength(body ?? ''));
    response.end(body);
    return;
  }
  try {
    setHeaders(response, reply, requestId);
    await pipeline(body.chunks, response);
  } finally {
    await body.release();
  }
}

function setHeaders(response: ServerResponse, reply: Reply, requestId: string): void {
  response.statusCode = reply.status;
  response.setHeader('server', 'Pail');
  response.setHeader('x-amz-request-id', requestId);
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
}

/** An error as S3 answers it. */
export function errorReply(error: S3Error, request: S3Request | undefined, requestId: string): Reply {
  const resource = request ? request.path : '';
  const xml = toXml(
    'Error',
    {
      Code: error.code,
      Message: error.message,
      ...error.details,
      Resource: resource,
      RequestId: requestId,
      HostId: 'pail-local-bucket',
    },
    'none',
  );
  const range = error.code === 'InvalidRange' ? error.details['ActualObjectSize'] : undefined;
  return {
    status: error.status,
    headers: {
      'content-type': 'application/xml',
      ...(range !== undefined && { 'content-range': `bytes */${range}` }),
    },
    body: xml,
  };
}

/**
 * Sends an error in such a way that a client that is still sending its body can read it: the rest of a short
 * body is taken in and dropped; after a long one, or one that was never asked for, the connection is closed.
 */
export async function sendErrorReply(
  message: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  requestId: string,
  bodyWithheld: boolean,
): Promise<void> {
  if (bodyWithheld || !isDrainable(message)) response.setHeader('connection', 'close');
  await sendReply(response, reply, requestId);
  if (!bodyWithheld) await drainBody(message);
}
