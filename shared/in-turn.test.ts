import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('does one piece of work at a time, in order', async () => {
  const run = inTurn();
  const steps: string[] = [];
  const work = (name: string) => async (): Promise<string> => {
    steps.push(`${name} begins`);
    await Promise.resolve();
    steps.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all([run(work('one')), run(work('two'))])).toEqual(['one', 'two']);
  expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

test('goes on after work that failed', async () => {
  const run = inTurn();
  const failed = run(() => Promise.reject(new Error('no')));
  const next = run(() => Promise.resolve('yes'));
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
