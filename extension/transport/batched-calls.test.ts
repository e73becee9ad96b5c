import { describe, expect, it } from 'vitest';
import { BatchedCalls } from './batched-calls.ts';

interface Recorded {
  batches: number[][];
  calls: BatchedCalls<number, string>;
  /** Lets the oldest call that waits answer. */
  answer: () => void;
}

function recording(most: number): Recorded {
  const batches: number[][] = [];
  const waiting: (() => void)[] = [];
  const calls = new BatchedCalls<number, string>({ most, atOnce: 2 }, async (items) => {
    batches.push([...items]);
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
    return items.map(String);
  });
  return { batches, calls, answer: () => waiting.shift()?.() };
}

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('batched calls', () => {
  it('put the items of one moment into one call, and give each its own answer', async () => {
    const { batches, calls, answer } = recording(100);
    const answers = Promise.all([1, 2, 3].map((item) => calls.add(item)));
    await moment();
    answer();
    expect(await answers).toEqual(['1', '2', '3']);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('gather what comes while calls are under way', async () => {
    const { batches, calls, answer } = recording(100);
    const all: Promise<string>[] = [];
    for (const item of [1, 2, 3, 4]) {
      all.push(calls.add(item));
      await moment();
    }
    expect(batches).toEqual([[1], [2]]);
    answer();
    await moment();
    expect(batches).toEqual([[1], [2], [3, 4]]);
    answer();
    answer();
    expect(await Promise.all(all)).toEqual(['1', '2', '3', '4']);
  });

  it('never take more than a call may', async () => {
    const { batches, calls, answer } = recording(2);
    const all = Promise.all([1, 2, 3, 4, 5].map((item) => calls.add(item)));
    for (let call = 0; call < 3; call += 1) {
      await moment();
      answer();
    }
    await all;
    expect(batches.map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  it('fail for every item of the call, and only of that one', async () => {
    let fails = true;
    const calls = new BatchedCalls<number, string>({ most: 100, atOnce: 2 }, (items) => {
      if (!fails) return Promise.resolve(items.map(String));
      fails = false;
      return Promise.reject(new Error('no line'));
    });
    const failed = await Promise.allSettled([calls.add(1), calls.add(2)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await calls.add(3)).toBe('3');
  });
});
