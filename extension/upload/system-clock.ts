import { throwIfCancelled, uploadCancelled } from './cancelled.ts';
import type { Clock } from './ports.ts';

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      throwIfCancelled(signal);
      const cancel = (): void => {
        clearTimeout(timer);
        reject(uploadCancelled());
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', cancel);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', cancel, { once: true });
    }),
};
