import { describe, expect, it } from 'vitest';
import { formatColumns } from './format-value.ts';
import type { Result } from './result.ts';

const nearTarget: Result = {
  bench: 'wan',
  case: 'clean',
  subject: 'Pail',
  value: 0.8971,
  unit: 'share',
  vs: 'the line',
  ratio: 0.8971,
  target: '>= 0.9',
  met: false,
};

describe('the columns of a result', () => {
  it('give a ratio to two digits', () => {
    expect(formatColumns({ ...nearTarget, ratio: 0.8712 })[1]).toBe('0.87 × the line');
  });

  it('give as many more as tell it from a target that it misses by little', () => {
    expect(formatColumns(nearTarget)).toEqual(['90 %', '0.897 × the line', '≥ 0.9', 'no']);
  });

  it('give a ratio that is its target as it is', () => {
    expect(formatColumns({ ...nearTarget, ratio: 0.9, met: true })[1]).toBe('0.90 × the line');
  });
});
