import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { PailError } from '../../shared/errors/pail-error.ts';
import { MAX_JSON_BODY_BYTES } from '../../shared/limits.ts';
import type { RequestContext } from './request-context.ts';

/** Refuses a body that is larger than the backend reads, whether it says its length or not. */
export const limitBody: MiddlewareHandler<RequestContext> = async (context, next) => {
  const { 'content-length': length, 'transfer-encoding': encoding } = context.env.incoming.headers;
  if (encoding !== undefined) return countBody(context, next);
  // Node reads no more of a body than its length says. To look at the body itself would cost more than all the rest.
  if (Number(length ?? 0) > MAX_JSON_BODY_BYTES) throw bodyTooLarge();
  await next();
};

const countBody = bodyLimit({
  maxSize: MAX_JSON_BODY_BYTES,
  onError: () => {
    throw bodyTooLarge();
  },
});

function bodyTooLarge(): PailError {
  return new PailError(
    'body_too_large',
    `The body is larger than ${MAX_JSON_BODY_BYTES} bytes. Send fewer uploads in one call; file bytes go to the bucket, never here.`,
    { details: { maxBytes: MAX_JSON_BODY_BYTES } },
  );
}

/** The methods whose requests have a body in the contract. */
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT']);

/** Refuses a POST or PUT that does not say that its body is JSON. */
export const requireJson: MiddlewareHandler = async (context, next) => {
  const type = context.req.header('Content-Type') ?? '';
  if (WITH_BODY.has(context.req.method) && !/^application\/json\s*(?:;|$)/i.test(type)) {
    throw new PailError('invalid_request', 'Send the body as JSON, with `Content-Type: application/json`.');
  }
  await next();
};
