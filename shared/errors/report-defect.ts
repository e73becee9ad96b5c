import { PailError } from './pail-error.ts';

/**
 * Writes what should never happen to the console, where a developer finds it. A `PailError` is no defect: it is shown
 * to the person.
 */
export function reportDefect(error: unknown): void {
  if (error instanceof PailError) return;
  // oxlint-disable-next-line no-console -- the only log that an extension has
  console.error('Pail: unexpected error', error);
}
