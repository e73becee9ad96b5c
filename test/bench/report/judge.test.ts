import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

const sampled = (subject: string, value: number | null) => ({ subject, value, failure: null });
const timing = { bench: 'upload', case: '1 GiB', unit: 's' } as const;

describe('judge', () => {
  it('compares by the ratio of the values and leaves who has no goal alone', () => {
    const results = judge({
      ...timing,
      measured: [sampled('Uppy 5', 10), sampled('Pail', 9)],
      goals: [{ subject: 'Pail', vs: 'Uppy 5', atMost: 0.95 }],
    });
    expect(results).toEqual([
      { ...timing, subject: 'Uppy 5', value: 10, vs: null, ratio: null, target: null, met: null },
      { ...timing, subject: 'Pail', value: 9, vs: 'Uppy 5', ratio: 0.9, target: '<= 0.95', met: true },
    ]);
  });

  it('gives a result for each goal, met or not', () => {
    const results = judge({
      bench: 'wan',
      case: 'lossy',
      unit: 'share',
      measured: [sampled('Uppy 5', 0.4), sampled('Pail', 0.9)],
      references: { 'the line': 1 },
      goals: [
        { subject: 'Pail', vs: 'the line', atLeast: 0.85 },
        { subject: 'Pail', vs: 'Uppy 5', atLeast: 3 },
      ],
    });
    expect(results.slice(1).map(({ vs, ratio, met }) => [vs, ratio, met])).toEqual([
      ['the line', 0.9, true],
      ['Uppy 5', 2.25, false],
    ]);
  });

  it('takes the value itself where nothing is compared', () => {
    const [result] = judge({
      ...timing,
      measured: [sampled('Pail', 70)],
      goals: [{ subject: 'Pail', vs: null, atMost: 64 }],
    });
    expect(result).toMatchObject({ ratio: null, target: '<= 64', met: false });
  });

  it.each([
    [null, 10, false],
    [9, null, null],
  ])('of %s against %s says that the goal is met: %s', (own, other, met) => {
    const results = judge({
      ...timing,
      measured: [sampled('Pail', own), sampled('Uppy 5', other)],
      goals: [{ subject: 'Pail', vs: 'Uppy 5', atMost: 0.95 }],
    });
    expect(results[0]).toMatchObject({ ratio: null, met });
  });
});
