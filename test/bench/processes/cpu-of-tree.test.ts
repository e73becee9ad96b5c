import { expect, it } from 'vitest';
import { cpuOfTree, ticksOf } from './cpu-of-tree.ts';

it('adds up user and system time of a process and of its ended children', () => {
  expect(ticksOf('4242 (a) b) S 17 4242 4242 0 -1 4194560 1 2 3 4 100 20 3 7 20 0 1 0')).toBe(130);
});

it.runIf(process.platform === 'linux')('sees time that a process takes', async () => {
  const before = await cpuOfTree(process.pid);
  const began = process.cpuUsage();
  while (process.cpuUsage(began).user < 200_000);
  expect(await cpuOfTree(process.pid)).toBeGreaterThan(before + 0.1);
});
