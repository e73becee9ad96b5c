import type { Clock } from './ports.ts';

/** Waits for some work, but only for so many milliseconds; the work goes on. @throws what the work throws by then */
export async function noLongerThan(
  patience: number,
  work: Promise<unknown>,
  clock: Pick<Clock, 'sleep'>,
): Promise<void> {
  const enough = new AbortController();
  const impatience = clock.sleep(patience, enough.signal).catch(() => undefined);
  await Promise.race([work, impatience]);
  enough.abort();
}
