import type { ErrorCode } from '../../shared/errors/error-code.ts';
import type { PailError } from '../../shared/errors/pail-error.ts';

/** Waits grow from this, in milliseconds. */
const BASE_DELAY_MS = 500;

/** The longest wait, in milliseconds. */
const MAX_DELAY_MS = 30_000;

/** Attempts without progress after which an upload fails. */
export const MAX_ATTEMPTS = 8;

/** Where nothing answers, or only to say later, that may last for a while: so many attempts are about half an hour. */
export const MAX_UNREACHABLE_ATTEMPTS = 120;

/** A page that breaks off at the same byte again and again will not stop doing so. */
export const MAX_TRUNCATED_ATTEMPTS = 4;

/** Where it is not {@link MAX_ATTEMPTS}. */
const ATTEMPTS: ReadonlyMap<ErrorCode, number> = new Map<ErrorCode, number>([
  ['bucket_unreachable', MAX_UNREACHABLE_ATTEMPTS],
  ['bucket_busy', MAX_UNREACHABLE_ATTEMPTS],
  ['bucket_full', MAX_UNREACHABLE_ATTEMPTS],
  ['backend_unreachable', MAX_UNREACHABLE_ATTEMPTS],
  ['backend_busy', MAX_UNREACHABLE_ATTEMPTS],
  ['rate_limited', MAX_UNREACHABLE_ATTEMPTS],
  ['source_unreachable', MAX_UNREACHABLE_ATTEMPTS],
  ['source_truncated', MAX_TRUNCATED_ATTEMPTS],
]);

/**
 * How long to wait before attempt `attempt + 1`, or null when there is to be none: exponential backoff with full
 * jitter (AWS Architecture Blog, "Exponential Backoff And Jitter"), never shorter than the server's Retry-After.
 * @param attempt how many attempts failed since the last progress, from 1
 * @param random a number in [0, 1)
 */
export function retryDelay(error: PailError, attempt: number, random: number): number | null {
  const attempts = ATTEMPTS.get(error.code) ?? MAX_ATTEMPTS;
  if (!error.retryable || attempt >= attempts) return null;
  const ceiling = Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.max(random * ceiling, retryAfter(error));
}

/** Milliseconds that the server asked to wait (RFC 9110 §10.2.3), as the transport put them into the error. */
function retryAfter(error: PailError): number {
  const value = error.details?.['retryAfterMs'];
  return typeof value === 'number' ? Math.min(value, MAX_DELAY_MS) : 0;
}
