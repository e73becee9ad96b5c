import { expect, test } from 'vitest';
import { moved, resized, startArea } from './area.ts';

const view = { width: 800, height: 600 };

test('begins in the middle of what is seen', () => {
  expect(startArea(view)).toEqual({ left: 200, top: 150, width: 400, height: 300 });
});

test('stops at the edges when it is moved, and keeps its size', () => {
  const area = { left: 700, top: 10, width: 90, height: 50 };
  expect(moved(area, { x: 16, y: -16 }, view)).toEqual({ ...area, left: 710, top: 0 });
});

test('stops at the edges when its size is changed, and stays large enough to be seen', () => {
  const area = { left: 700, top: 10, width: 90, height: 20 };
  expect(resized(area, { x: 16, y: -16 }, view)).toEqual({ ...area, width: 100, height: 16 });
});
