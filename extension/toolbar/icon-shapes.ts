import { RING_STEPS, type ToolbarState } from './toolbar-state.ts';

/** A point in units of an icon that is 16 wide, from the top left. */
type Point = readonly [x: number, y: number];

/** A part of an icon. Angles are shares of a turn, clockwise from the top; lengths are in sixteenths of the icon. */
export type Shape =
  | { kind: 'arc'; radius: number; from: number; to: number; width: number; colour: string }
  | { kind: 'disc'; radius: number; colour: string }
  | { kind: 'line'; points: readonly Point[]; width: number; colour: string };

/** A toolbar is light or dark, and tells nobody: these are seen on both. */
const BLUE = '#3b7cf0';
const TRACK = 'rgb(128 128 128 / 45%)';
const GREEN = '#1e8e57';
const RED = '#d8412f';
const WHITE = '#ffffff';

const RING = { radius: 6.75, width: 2.5 };

/** What a ring shows while nobody knows how far it is: a part that says nothing of a share. */
const UNKNOWN = { from: -0.125, to: 0.125 };

const ARROW: readonly (readonly Point[])[] = [
  [
    [8, 11],
    [8, 5.5],
  ],
  [
    [5.6, 7.6],
    [8, 5.2],
    [10.4, 7.6],
  ],
];

const TICK: readonly Point[] = [
  [4.6, 8.4],
  [7, 10.8],
  [11.4, 5.6],
];

const EXCLAMATION: readonly (readonly Point[])[] = [
  [
    [8, 4.2],
    [8, 8.6],
  ],
  [
    [8, 11.6],
    [8, 11.7],
  ],
];

/** What the icon is drawn of, from back to front; null for the icon of the manifest. */
export function iconShapes(state: ToolbarState): readonly Shape[] | null {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'busy': {
      // A ring that is empty, or full before the end, would look like no ring.
      const filled = state.step === null ? UNKNOWN : { from: 0, to: Math.max(1, state.step) / RING_STEPS };
      return [
        { kind: 'arc', ...RING, from: 0, to: 1, colour: TRACK },
        { kind: 'arc', ...RING, ...filled, colour: BLUE },
        ...ARROW.map((points): Shape => ({ kind: 'line', points, width: 1.9, colour: BLUE })),
      ];
    }
    case 'done':
      return [
        { kind: 'disc', radius: 8, colour: GREEN },
        { kind: 'line', points: TICK, width: 2.2, colour: WHITE },
      ];
    case 'attention':
      return [
        { kind: 'disc', radius: 8, colour: RED },
        ...EXCLAMATION.map((points): Shape => ({ kind: 'line', points, width: 2.4, colour: WHITE })),
      ];
  }
}
