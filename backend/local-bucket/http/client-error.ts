import type { Duplex } from 'node:stream';
import { S3Error } from '../errors.ts';
import { newRequestId } from './s3-request.ts';
import { errorReply } from './send-reply.ts';

/** Answers what is no HTTP request, or one that ended before its body did, and closes the connection. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, headers, body } = errorReply(s3ErrorFor(error.code), undefined, newRequestId());
  const text = typeof body === 'string' ? body : '';
  const lines = Object.entries({
    ...headers,
    'content-length': Buffer.byteLength(text),
    connection: 'close',
  });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} Bad Request\r\n${head}\r\n${text}`, () => {
    socket.destroy();
  });
}

function s3ErrorFor(code: string | undefined): S3Error {
  if (code === 'HPE_INVALID_EOF_STATE') return new S3Error('IncompleteBody');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new S3Error('RequestTimeout');
  if (code === 'HPE_HEADER_OVERFLOW') return new S3Error('MetadataTooLarge');
  return new S3Error('BadRequest');
}
