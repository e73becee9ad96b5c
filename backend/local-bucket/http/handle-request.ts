import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestBody } from '../body/request-body.ts';
import { S3Error } from '../errors.ts';
import { operationFor } from '../router.ts';
import { type Verifier, verifySignature } from '../signature/verify.ts';
import type { Storage } from '../storage/storage.ts';
import { createBucket } from '../operations/buckets.ts';
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
  let request: S3Request | undefined;
  let bodyWithheld = expectsContinue;
  try {
    request = readS3Request(message);
    const reply = await perform(service, request, () => {
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
    const answer = error instanceof S3Error ? error : new S3Error('InternalError');
    const reply = errorReply(answer, request, requestId);
    await sendErrorReply(message, response, reply, requestId, bodyWithheld);
  }
}

function perform(
  { storage, verifier }: Service,
  request: S3Request,
  receive: () => AsyncIterable<Buffer>,
): Reply | Promise<Reply> {
  const verified = verifySignature(request, verifier);
  const body = requestBody(request, verified, receive);
  const operation = operationFor(request);
  if (request.bucket !== '' && operation !== createBucket && !storage.buckets.has(request.bucket)) {
    throw new S3Error('NoSuchBucket', undefined, { BucketName: request.bucket });
  }
  const { region, now } = verifier;
  return operation({ request, presigned: verified.presigned, body, storage, region, now });
}
