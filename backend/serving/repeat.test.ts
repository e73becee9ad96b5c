import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repeat } from './repeat.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('it runs now and after each interval, until it is stopped', async () => {
  const task = vi.fn<() => Promise<void>>().mockResolvedValue();
  const repetition = repeat(task, 1000);
  expect(task).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(task).toHaveBeenCalledTimes(2);
  await repetition.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(task).toHaveBeenCalledTimes(2);
});

test('stopping waits for the run that is under way, and starts no other', async () => {
  let endRun = (): void => {};
  const task = vi.fn(() => new Promise<void>((resolve) => (endRun = resolve)));
  const repetition = repeat(task, 1000);
  const events: string[] = [];
  const stopped = repetition.stop().then(() => events.push('stopped'));
  events.push('run ends');
  endRun();
  await stopped;
  expect(events).toEqual(['run ends', 'stopped']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(task).toHaveBeenCalledTimes(1);
});
