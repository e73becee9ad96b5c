import { describe, expect, it } from 'vitest';
import { SeededRandom } from './seeded-random.ts';

const draw = (seed: string): number[] => {
  const random = new SeededRandom(seed);
  return Array.from({ length: 1000 }, () => random.next());
};

describe('SeededRandom', () => {
  it('repeats itself for the same seed, and for no other', () => {
    expect(draw('1/cut/0')).toEqual(draw('1/cut/0'));
    expect(draw('1/cut/0')).not.toEqual(draw('1/cut/1'));
  });

  it('fills the span from 0 to 1', () => {
    const numbers = draw('any');
    const mean = numbers.reduce((sum, each) => sum + each) / numbers.length;
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(mean).toBeCloseTo(0.5, 1);
  });

  it('picks every choice, and whole numbers up to both ends', () => {
    const random = new SeededRandom('any');
    const picked = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])));
    expect(picked).toEqual(new Set(['a', 'b', 'c']));
    const numbers = new Set(Array.from({ length: 100 }, () => random.between(2, 4)));
    expect(numbers).toEqual(new Set([2, 3, 4]));
  });

  it('gives shares in order', () => {
    const shares = new SeededRandom('any').shares(20);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares).toHaveLength(20);
  });
});
