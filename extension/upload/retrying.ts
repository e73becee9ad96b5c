import { PailError } from '../../shared/errors/pail-error.ts';
import { throwIfCancelled } from './cancelled.ts';
import type { Clock } from './ports.ts';
import { retryDelay } from './retry-policy.ts';

export interface RetryOptions {
  clock: Clock;
  random: () => number;
  signal: AbortSignal;
}

/**
 * Runs an operation until it succeeds, the retry policy gives up, or it is cancelled.
 * @param attempt is given a function to call on progress: attempts count from the last progress
 * @throws {PailError} the last failure
 */
export async function retrying<T>(
  { clock, random, signal }: RetryOptions,
  attempt: (onProgress: () => void) => Promise<T>,
): Promise<T> {
  let failures = 0;
  for (;;) {
    throwIfCancelled(signal);
    try {
      // Each attempt depends on the outcome of the one before.
      return await attempt(() => {
        failures = 0;
      });
    } catch (error) {
      if (!(error instanceof PailError)) throw error;
      failures += 1;
      const delay = retryDelay(error, failures, random());
      if (delay === null) throw error;
      await clock.sleep(delay, signal);
    }
  }
}
