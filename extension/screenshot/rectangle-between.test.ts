import { expect, test } from 'vitest';
import { rectangleBetween } from './rectangle-between.ts';

const view = { width: 800, height: 600 };

test('lies between two corners in any order, within what is seen', () => {
  const area = { left: 0, top: 100, width: 300, height: 500 };
  expect(rectangleBetween({ x: 300, y: 100 }, { x: -20, y: 700 }, view)).toEqual(area);
  expect(rectangleBetween({ x: -20, y: 700 }, { x: 300, y: 100 }, view)).toEqual(area);
});
