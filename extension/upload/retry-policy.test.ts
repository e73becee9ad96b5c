import { describe, expect, it } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import {
  MAX_ATTEMPTS,
  MAX_TRUNCATED_ATTEMPTS,
  MAX_UNREACHABLE_ATTEMPTS,
  retryDelay,
} from './retry-policy.ts';

const busy = new PailError('bucket_busy', 'busy');

describe('the retry policy', () => {
  it('does not try again what cannot succeed', () => {
    expect(retryDelay(new PailError('bucket_refused', 'no'), 1, 0.5)).toBeNull();
  });

  it('waits a random share of a ceiling that doubles with every attempt', () => {
    const ceilings = [1, 2, 3, 4].map((attempt) => retryDelay(busy, attempt, 1));
    expect(ceilings).toEqual([500, 1000, 2000, 4000]);
    expect(retryDelay(busy, 3, 0.25)).toBe(500);
    expect(retryDelay(busy, 3, 0)).toBe(0);
  });

  it('never waits longer than half a minute', () => {
    expect(retryDelay(busy, MAX_ATTEMPTS - 1, 1)).toBe(30_000);
  });

  it('waits at least as long as the server asks, but not for ever', () => {
    const asks = (retryAfterMs: number): PailError =>
      new PailError('bucket_busy', 'busy', { details: { retryAfterMs } });
    expect(retryDelay(asks(5000), 1, 0)).toBe(5000);
    expect(retryDelay(asks(9_999_999), 1, 0)).toBe(30_000);
  });

  it('gives up in the end', () => {
    expect(retryDelay(new PailError('internal', 'a defect'), MAX_ATTEMPTS, 0)).toBeNull();
  });

  it.each([
    'bucket_unreachable',
    'bucket_busy',
    'bucket_full',
    'backend_unreachable',
    'backend_busy',
    'source_unreachable',
  ] as const)('holds out for half an hour of %s', (code) => {
    const error = new PailError(code, 'later');
    expect(retryDelay(error, MAX_ATTEMPTS, 1)).toBe(30_000);
    expect(retryDelay(error, MAX_UNREACHABLE_ATTEMPTS - 1, 1)).toBe(30_000);
    expect(retryDelay(error, MAX_UNREACHABLE_ATTEMPTS, 0)).toBeNull();
  });

  it('gives up soon a page that breaks off at the same byte every time', () => {
    const truncated = new PailError('source_truncated', 'broken off');
    expect(retryDelay(truncated, MAX_TRUNCATED_ATTEMPTS - 1, 1)).toBe(2000);
    expect(retryDelay(truncated, MAX_TRUNCATED_ATTEMPTS, 1)).toBeNull();
  });
});
