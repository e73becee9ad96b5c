import { expect, test } from 'vitest';
import { markBetween } from './mark.ts';

const size = { width: 100, height: 50 };

test('takes two corners in any order, as far as they lie in the picture', () => {
  const mark = { left: 10, top: 20, width: 90, height: 30 };
  expect(markBetween({ x: 10.2, y: 19.9 }, { x: 140, y: 70 }, size)).toEqual(mark);
  expect(markBetween({ x: 140, y: 70 }, { x: 10.2, y: 19.9 }, size)).toEqual(mark);
});

test('takes a slip of the hand for nothing', () => {
  expect(markBetween({ x: 10, y: 20 }, { x: 12, y: 40 }, size)).toBeNull();
});
