import { expect, test, vi } from 'vitest';
import { fetchedCode } from './fetched-code.ts';

test('fetches a module once, however many want it', async () => {
  const load = vi.fn(() => Promise.resolve({ word: 'there' }));
  const code = fetchedCode(load);
  expect(load).not.toHaveBeenCalled();
  expect(code.outcome).toBeNull();
  const all = await Promise.all([code.fetch(), code.fetch()]);
  expect(all).toEqual([{ module: { word: 'there' } }, { module: { word: 'there' } }]);
  expect(code.outcome).toEqual({ module: { word: 'there' } });
  expect(load).toHaveBeenCalledTimes(1);
});

test('keeps why it could not be fetched', async () => {
  const failure = new TypeError('Failed to fetch dynamically imported module');
  const code = fetchedCode(() => Promise.reject(failure));
  await expect(code.fetch()).resolves.toEqual({ failure });
  expect(code.outcome).toEqual({ failure });
});
