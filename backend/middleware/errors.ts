import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import type { ErrorCode } from '../../shared/errors/error-code.ts';
import { PailError, toErrorValue } from '../../shared/errors/pail-error.ts';
import type { RequestContext } from './request-context.ts';

/** The HTTP status of each error that the backend answers with. */
const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  invalid_request: 400,
  invalid_json: 400,
  body_too_large: 413,
  not_found: 404,
  method_not_allowed: 405,
  rate_limited: 429,
  token_missing: 401,
  token_invalid: 401,
  token_revoked: 401,
  connect_code_invalid: 400,
  connect_code_expired: 410,
  connect_code_used: 410,
  upload_not_found: 404,
  upload_completed: 409,
  file_not_found: 404,
  deleting_not_allowed: 403,
  sharing_not_allowed: 403,
  link_not_found: 404,
  link_expired: 410,
  link_revoked: 410,
  link_used_up: 410,
  link_password_needed: 403,
  link_password_wrong: 403,
  link_password_attempts: 429,
  link_is_public: 409,
  too_many_links: 409,
  device_not_found: 404,
  bucket_refused: 502,
  bucket_unreachable: 502,
  bucket_busy: 503,
  database_unreachable: 503,
  database_busy: 503,
  bucket_full: 507,
};

/** The HTTP status that an error is answered with. */
export function statusOf(error: PailError): ContentfulStatusCode {
  return STATUS[error.code] ?? 500;
}

/** Answers with an error as the contract has it. */
export function answerError(context: Context, error: PailError): Response {
  const status = statusOf(error);
  if (status === 401) context.header('WWW-Authenticate', 'Bearer');
  if (status === 503) context.header('Retry-After', '5');
  const wait = error.details?.['retryAfterSeconds'];
  if (typeof wait === 'number') context.header('Retry-After', String(wait));
  return context.json({ error: toErrorValue(error) }, status);
}

/** Makes every thrown thing an answer; what only Pail itself can mend goes into the log with its stack. */
export function handleErrors(log: Logger): ErrorHandler<RequestContext> {
  return (thrown, context) => {
    const requestId = context.get('requestId');
    if (thrown instanceof HTTPException && thrown.status === 400) {
      // Thrown by Hono's validator where the body is not JSON.
      return answerError(
        context,
        new PailError('invalid_json', 'The body is not valid JSON. Send a JSON object in UTF-8.'),
      );
    }
    if (thrown instanceof PailError && statusOf(thrown) !== 500) {
      if (thrown.cause !== undefined) log.warn({ requestId, error: thrown }, 'request failed');
      return answerError(context, thrown);
    }
    log.error({ requestId, error: thrown }, 'request failed unexpectedly');
    return context.json({ error: toErrorValue(thrown) }, 500);
  };
}

export const handleNotFound: NotFoundHandler = (context) =>
  answerError(
    context,
    new PailError('not_found', 'There is nothing at this address. Check the path; the API is under /api/v1.'),
  );

/** For a path that is there under other methods. */
export function answerMethodNotAllowed(context: Context, methods: readonly string[]): Response {
  context.header('Allow', methods.join(', '));
  return answerError(
    context,
    new PailError(
      'method_not_allowed',
      `${context.req.method} does nothing at this address. It takes: ${methods.join(', ')}.`,
    ),
  );
}
