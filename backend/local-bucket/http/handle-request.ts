import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestBody } from '../body/request-body.ts';
import { preflight, responseCorsHeaders } from '../cors/preflight.ts';
import { S3Error } from '../errors.ts';
import { routeFor } from '../router.ts';
import { type VerifiedSignature, type Verifier, verifySignature } from '../signature/verify.ts';
import type { Storage } from '../storage/storage.ts';
import { ownError } from './own-error.ts';
import { receiveBody } from './receive-body.ts';
import type { Reply } from './reply.ts';
import { newRequestId, readS3Request, type S3Request } from './s3-request.ts';
import { errorReply, sendErrorReply, sendReply } from './send-reply.ts';

/** What requests are answered with. */
export interface Service {
  readonly storage: Storage;
  readonly verifier: Verifier;
  /** Told of errors that are this server's own; the client gets a 500. */
  readonly onError: (error: unknown) => void;
}

/** Answers one request. It never rejects: what goes wrong is answered or, when the client is gone, over. */
export async function handleRequest(
  service: Service,
  message: IncomingMessage,
  response: ServerResponse,
  expectsContinue: boolean,
): Promise<void> {
  const requestId = newRequestId();
  // By the clock that signatures are judged by: SDKs set their own clocks right by this header.
  response.setHeader('date', new Date(service.verifier.now()).toUTCString());
  let request: S3Request | undefined;
  let bodyWithheld = expectsContinue;
  try {
    request = readS3Request(message);
    const reply =
      request.method === 'OPTIONS'
        ? preflight(request, service.storage.buckets)
        : await answer(service, request, response, () => {
            bodyWithheld = false;
            return receiveBody(message, response, expectsContinue);
          });
    await sendReply(response, reply, requestId);
  } catch (error) {
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    if (!(error instanceof S3Error)) service.onError(error);
    const known = error instanceof S3Error ? error : ownError(error);
    await sendErrorReply(message, response, errorReply(known, request, requestId), requestId, bodyWithheld);
  }
}

function answer(
  service: Service,
  request: S3Request,
  response: ServerResponse,
  receive: () => AsyncIterable<Buffer>,
): Reply | Promise<Reply> {
  const verified = verifySignature(request, service.verifier);
  // From here on the client is known, and a page may read what goes wrong. Before, S3 sends no such headers.
  const cors = responseCorsHeaders(request, service.storage.buckets);
  for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
  return perform(service, request, verified, receive);
}

function perform(
  { storage, verifier }: Service,
  request: S3Request,
  verified: VerifiedSignature,
  receive: () => AsyncIterable<Buffer>,
): Reply | Promise<Reply> {
  const route = routeFor(request);
  if (request.bucket !== '' && !route.makesBucket && !storage.buckets.has(request.bucket)) {
    throw new S3Error('NoSuchBucket', undefined, { BucketName: request.bucket });
  }
  const body = requestBody(request, verified, receive, route.checksumOfObject ? 'object' : 'body');
  const { region, now } = verifier;
  return route.operation({ request, presigned: verified.presigned, body, storage, region, now });
}
