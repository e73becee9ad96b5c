import { expect, test } from 'vitest';
import { iconShapes, type Shape } from './icon-shapes.ts';
import { RING_STEPS } from './toolbar-state.ts';

const arcsOf = (step: number | null): Shape[] =>
  (iconShapes({ kind: 'busy', active: 1, step }) ?? []).filter(({ kind }) => kind === 'arc');

test('fills a ring as far as the uploads are', () => {
  expect(arcsOf(10)).toMatchObject([
    { from: 0, to: 1 },
    { from: 0, to: 0.4 },
  ]);
  expect(arcsOf(RING_STEPS)).toMatchObject([{ to: 1 }, { to: 1 }]);
});

test('shows a ring also at the beginning, and where nobody knows how far it is', () => {
  expect(arcsOf(0)).toMatchObject([{ to: 1 }, { to: 1 / RING_STEPS }]);
  expect(arcsOf(null)).toMatchObject([{ to: 1 }, { from: -0.125, to: 0.125 }]);
});

test('leaves the icon as the manifest has it while nothing happens', () => {
  expect(iconShapes({ kind: 'idle' })).toBeNull();
});

/** How far a shape reaches from the middle of the icon. */
function reachOf(shape: Shape): number {
  switch (shape.kind) {
    case 'arc':
      return shape.radius + shape.width / 2;
    case 'disc':
      return shape.radius;
    case 'line':
      return Math.max(...shape.points.flat().map((at) => Math.abs(at - 8))) + shape.width / 2;
  }
}

test('draws all within the icon', () => {
  const states = [
    { kind: 'busy', active: 1, step: 3 },
    { kind: 'done', files: 1 },
    { kind: 'attention', waiting: 1, trouble: null },
  ] as const;
  const shapes = states.flatMap((state) => iconShapes(state) ?? []);
  expect(Math.max(...shapes.map(reachOf))).toBe(8);
});
