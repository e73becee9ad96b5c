import { expect, it } from 'vitest';
import { memoryOfTree, proportionalBytes } from './memory-of-tree.ts';

it('reads the proportional size in bytes', () => {
  const rollup =
    '55d0-7ffd ---p 00000000 00:00 0 [rollup]\nRss:    900 kB\nPss:    512 kB\nPss_Anon:  300 kB\n';
  expect(proportionalBytes(rollup)).toBe(512 * 1024);
});

it.runIf(process.platform === 'linux')('sees memory that a process takes', async () => {
  const before = await memoryOfTree(process.pid);
  const taken = Buffer.alloc(64 * 1024 * 1024, 1);
  expect(await memoryOfTree(process.pid)).toBeGreaterThan(before + taken.length / 2);
});
