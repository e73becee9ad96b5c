import type { z } from 'zod';
import { errorBodySchema, PailError } from '../../shared/errors/pail-error.ts';
import { throwIfCancelled } from '../upload/cancelled.ts';
import { retryAfterDetail } from './retry-after.ts';

export interface BackendAddress {
  /** Without a trailing slash. */
  baseUrl: string;
  /** Null where the call needs none. */
  token: string | null;
}

/** A call that takes longer has failed, in milliseconds, unless it asks for more. */
const TIMEOUT_MS = 60_000;

export interface CallOptions {
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
  /** Milliseconds until the call has failed; a minute by default. */
  timeoutMs?: number;
}

/**
 * Calls the backend and checks its answer against the contract.
 * @param path below `/api/v1`
 * @throws {PailError} what the backend answered, `backend_unreachable`, `backend_answer_invalid`, `upload_cancelled`
 */
export async function callBackend<T>(
  { baseUrl, token }: BackendAddress,
  method: string,
  path: string,
  schema: z.ZodType<T>,
  { body, signal, timeoutMs = TIMEOUT_MS }: CallOptions = {},
): Promise<T> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const response = await fetch(`${baseUrl}/api/v1${path}`, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    // The token is the whole of who is asking: a cookie of the same host says nothing.
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
  }).catch((error: unknown) => {
    if (signal) throwIfCancelled(signal);
    throw backendUnreachable(baseUrl, error);
  });
  const answer = await readJson(response, baseUrl, signal);
  if (response.ok) return parseAnswer(schema, answer, baseUrl);
  throw failureOf(response, answer, baseUrl);
}

/** What an answer that is no success means, with the wait that it asks for. */
function failureOf({ status, headers }: Response, answer: unknown, baseUrl: string): PailError {
  const wait = retryAfterDetail(headers.get('retry-after'), headers.get('date'));
  const failure = errorBodySchema.safeParse(answer);
  if (failure.success) {
    const { error } = failure.data;
    return PailError.fromValue({ ...error, details: { ...error.details, ...wait } });
  }
  // Not Pail's own words: something before it answers, such as a reverse proxy.
  if (status === 408 || status === 429) return backendBusy(baseUrl, wait);
  if (status >= 500) return backendUnreachable(baseUrl, undefined, wait);
  return answerInvalid(baseUrl);
}

/** The answer's JSON; undefined where it has none, or something else. @throws {PailError} where it broke off */
async function readJson(
  response: Response,
  baseUrl: string,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text().catch((error: unknown) => {
    if (signal) throwIfCancelled(signal);
    throw backendUnreachable(baseUrl, error);
  });
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseAnswer<T>(schema: z.ZodType<T>, answer: unknown, baseUrl: string): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw answerInvalid(baseUrl);
}

function backendUnreachable(
  baseUrl: string,
  cause: unknown,
  details: Record<string, unknown> = {},
): PailError {
  return new PailError(
    'backend_unreachable',
    `Your Pail server at ${baseUrl} cannot be reached. Check that it is running and that this computer is online.`,
    { cause, details },
  );
}

function backendBusy(baseUrl: string, details: Record<string, unknown>): PailError {
  return new PailError(
    'backend_busy',
    `Your Pail server at ${baseUrl} is asked too much at the moment. Try again in a moment.`,
    { details },
  );
}

function answerInvalid(baseUrl: string): PailError {
  return new PailError(
    'backend_answer_invalid',
    `What answers at ${baseUrl} is not a Pail server that this extension understands. Check the address, and update both.`,
  );
}
