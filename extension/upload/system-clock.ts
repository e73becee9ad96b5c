import { throwIfCancelled, uploadCancelled } from './cancelled.ts';
import type { Clock } from './ports.ts';

/** Settles a promise by an event or by cancelling, and leaves nothing behind. */
function until(signal: AbortSignal, wait: (done: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    throwIfCancelled(signal);
    const stop = wait(() => {
      signal.removeEventListener('abort', cancel);
      resolve();
    });
    const cancel = (): void => {
      stop();
      reject(uploadCancelled());
    };
    signal.addEventListener('abort', cancel, { once: true });
  });
}

/** The clock of the machine, and its network. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    until(signal, (done) => {
      const timer = setTimeout(done, milliseconds);
      return () => clearTimeout(timer);
    }),
  online: (signal) => {
    // Node has a navigator that knows nothing of the network.
    if (!('onLine' in navigator) || navigator.onLine) return Promise.resolve();
    return until(signal, (done) => {
      globalThis.addEventListener('online', done, { once: true });
      return () => globalThis.removeEventListener('online', done);
    });
  },
};
