import { PailError } from '../../shared/errors/pail-error.ts';
import { throwIfCancelled } from './cancelled.ts';
import type { Clock } from './ports.ts';
import { retryDelay } from './retry-policy.ts';

export interface RetryOptions {
  clock: Clock;
  random: () => number;
  signal: AbortSignal;
  /** Told of every failure that is tried again. */
  onTrouble: (error: PailError) => void;
}

/**
 * Runs an operation until it succeeds, the retry policy gives up, or it is cancelled. Where the machine is offline it
 * waits until it is not.
 * @param attempt is given a function to call on progress: attempts count from the last progress
 * @throws {PailError} the last failure
 */
export async function retrying<T>(
  { clock, random, signal, onTrouble }: RetryOptions,
  attempt: (onProgress: () => void) => Promise<T>,
): Promise<T> {
  let failures = 0;
  for (;;) {
    throwIfCancelled(signal);
    try {
      return await attempt(() => {
        failures = 0;
      });
    } catch (error) {
      if (!(error instanceof PailError)) throw error;
      failures += 1;
      const delay = retryDelay(error, failures, random());
      if (delay === null) throw error;
      onTrouble(error);
      await clock.sleep(delay, signal);
      await clock.online(signal);
    }
  }
}
