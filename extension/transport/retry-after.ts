/**
 * How long a server asks to wait, in milliseconds (RFC 9110 §10.2.3): seconds, or a date, which counts from the server's
 * own clock where it tells that, because the client's may be a day off.
 * @param value of Retry-After; null where there is none
 * @param date of the answer's Date header; null where there is none
 * @param now by the client's clock, in milliseconds since 1970
 * @returns null where the server asks for nothing that can be understood
 */
export function retryAfterMs(value: string | null, date: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  // Date.parse takes much that is no HTTP date: one begins with the day of the week.
  const until = /^[A-Z][a-z]/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const sentAt = date === null ? Number.NaN : Date.parse(date);
  return Math.max(0, until - (Number.isNaN(sentAt) ? now : sentAt));
}

/** The wait that an answer asks for, as the retry policy reads it from an error's details. */
export function retryAfterDetail(
  value: string | null,
  date: string | null,
  now: number = Date.now(),
): { retryAfterMs?: number } {
  const wait = retryAfterMs(value, date, now);
  return wait === null ? {} : { retryAfterMs: wait };
}
