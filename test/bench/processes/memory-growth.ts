import { setTimeout } from 'node:timers/promises';
import { median } from '../measure/median.ts';
import { memoryOfTree } from './memory-of-tree.ts';

/** Milliseconds between two looks. */
const INTERVAL = 200;
const LOOKS_BEFORE = 10;

/**
 * By how many bytes the memory of process trees grows while something runs, at its highest.
 * @param roots each is watched by itself.
 */
export async function memoryGrowth(roots: readonly number[], run: () => Promise<unknown>): Promise<number[]> {
  const before: number[][] = [];
  while (before.length < LOOKS_BEFORE) before.push(await look(roots));
  const during: number[][] = [];
  const state = { ended: false };
  const end = (): void => {
    state.ended = true;
  };
  const running = run();
  running.then(end, end);
  while (!state.ended) during.push(await look(roots));
  await running;
  return roots.map((_root, index) => {
    const of = (looks: readonly number[][]): number[] => looks.map((bytes) => bytes[index] ?? 0);
    return Math.max(...of(during)) - median(of(before));
  });
}

async function look(roots: readonly number[]): Promise<number[]> {
  await setTimeout(INTERVAL);
  return Promise.all(roots.map(memoryOfTree));
}
