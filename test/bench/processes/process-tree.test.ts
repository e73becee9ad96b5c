import { expect, it } from 'vitest';
import { parentOf, treeOf } from './process-tree.ts';

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
