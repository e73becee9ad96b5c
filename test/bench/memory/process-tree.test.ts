import { expect, it } from 'vitest';
import { memoryOfTree, parentOf, proportionalBytes, treeOf } from './process-tree.ts';

it('reads the parent of a process whose name has brackets and spaces', () => {
  expect(parentOf('4242 (a) b) (c) S 17 4242 4242 0 -1')).toBe(17);
});

it('finds all descendants of a process and nobody else', () => {
  const parents = new Map([
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 4],
    [6, 1],
  ]);
  expect(treeOf(2, parents).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5]);
});

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
