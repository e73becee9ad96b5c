import { expect, test } from 'vitest';
import { placeAtEdge } from './edge.ts';

const size = { width: 200, height: 96 };
const view = { width: 1000, height: 800 };

test('stands amid the right edge', () => {
  expect(placeAtEdge(size, view, null)).toEqual({ left: 788, top: 352, ...size });
});

test('leaves the page’s own drop zone alone', () => {
  const sidebar = { left: 700, top: 0, width: 300, height: 800 };
  expect(placeAtEdge(size, view, sidebar)).toEqual({ left: 12, top: 352, ...size });
  const box = { left: 750, top: 300, width: 250, height: 200 };
  expect(placeAtEdge(size, view, box)).toEqual({ left: 788, top: 692, ...size });
});

test('stands where it stood when the page takes drops everywhere', () => {
  const everywhere = { left: 0, top: 0, width: 1000, height: 800 };
  expect(placeAtEdge(size, view, everywhere)).toEqual(placeAtEdge(size, view, null));
});

test('is never outside of a small view', () => {
  expect(placeAtEdge(size, { width: 150, height: 60 }, null)).toMatchObject({ left: 0, top: 0 });
});
