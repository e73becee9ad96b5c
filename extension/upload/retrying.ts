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

/** The failures of one piece of work since its last progress, and the wait after each. */
export class Retries {
  private readonly options: RetryOptions;
  private failures = 0;

  constructor(options: RetryOptions) {
    this.options = options;
  }

  /** Attempts count from the last progress. */
  madeProgress(): void {
    this.failures = 0;
  }

  /**
   * Waits until it is time for the next attempt; where the machine is offline, until it is not.
   * @throws the error itself, where the retry policy gives up
   */
  async waitAfter(error: unknown): Promise<void> {
    const { clock, random, signal, onTrouble } = this.options;
    if (!(error instanceof PailError)) throw error;
    this.failures += 1;
    const delay = retryDelay(error, this.failures, random());
    if (delay === null) throw error;
    onTrouble(error);
    await clock.sleep(delay, signal);
    await clock.online(signal);
  }
}

/**
 * Runs an operation until it succeeds, the retry policy gives up, or it is cancelled.
 * @param attempt is given a function to call on progress
 * @throws {PailError} the last failure
 */
export async function retrying<T>(
  options: RetryOptions,
  attempt: (onProgress: () => void) => Promise<T>,
): Promise<T> {
  const retries = new Retries(options);
  for (;;) {
    throwIfCancelled(options.signal);
    try {
      return await attempt(() => retries.madeProgress());
    } catch (error) {
      await retries.waitAfter(error);
    }
  }
}
