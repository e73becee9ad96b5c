import { encodeModule, op, type Code } from './wasm-encoding.ts';

/** How many messages are hashed at a time: as many 32-bit integers as a vector has. */
export const LANES = 4;

/** Where the memory holds the state of all lanes (A of each, B of each, …), and where the constants. */
export const STATE_AT = 0;
const CONSTANTS_AT = 64;
/** Where the messages may begin. */
export const MESSAGES_AT = CONSTANTS_AT + 64 * 16;

const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

/** Which word each step of a round takes: so much further every time, from so far. */
const WORD_ORDER = [
  { stride: 1, first: 0 },
  { stride: 5, first: 1 },
  { stride: 3, first: 5 },
  { stride: 7, first: 0 },
];

/** The function's locals: where each lane's message is, blocks that are left, then vectors. */
const BLOCKS_LEFT = LANES;
const STATE = LANES + 1;
const BEFORE = STATE + 4;
const WORDS = BEFORE + 4;
const ROWS = WORDS + 16;
const VECTORS = 4 + 4 + 16 + 8;

/** The table T of RFC 1321 §3.4, each entry once for every lane. */
export function constants(): Uint32Array {
  const table = Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));
  return Uint32Array.from(table.flatMap((value) => Array.from({ length: LANES }, () => value)));
}

/**
 * The code of MD5's compression over four messages at once: `run(message0, message1, message2, message3, blocks)`. One
 * MD5 cannot be made faster than its chain of steps; four independent ones can be taken side by side.
 * @param pages of memory, 64 KiB each
 * @see RFC 1321 §3.4
 */
export function md5Module(pages: number): Uint8Array<ArrayBuffer> {
  const body = [
    ...each(4, (index) => [...op.i32(0), ...op.load(STATE_AT + index * 16), ...op.set(STATE + index)]),
    ...op.loopWhile([
      ...each(4, (index) => [...op.get(STATE + index), ...op.set(BEFORE + index)]),
      ...each(4, readWords),
      ...each(64, step),
      ...each(4, (index) => [
        ...op.get(STATE + index),
        ...op.get(BEFORE + index),
        ...op.add,
        ...op.set(STATE + index),
      ]),
      ...each(LANES, (lane) => [...op.get(lane), ...op.i32(64), ...op.addI32, ...op.set(lane)]),
      ...op.get(BLOCKS_LEFT),
      ...op.i32(-1),
      ...op.addI32,
      ...op.set(BLOCKS_LEFT),
      ...op.get(BLOCKS_LEFT),
    ]),
    ...each(4, (index) => [...op.i32(0), ...op.get(STATE + index), ...op.store(STATE_AT + index * 16)]),
  ];
  return encodeModule(pages, LANES + 1, VECTORS, body);
}

/** Words 4 q to 4 q + 3 of all lanes: a row of four from each, turned so that each vector holds one word of all. */
function readWords(q: number): Code {
  const low = op.shuffle(0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const high = op.shuffle(8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  const lowHalves = op.shuffle(0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
  const highHalves = op.shuffle(8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
  const mix = (one: number, other: number, shuffle: Code, to: number): Code => [
    ...op.get(one),
    ...op.get(other),
    ...shuffle,
    ...op.set(to),
  ];
  const word = WORDS + q * 4;
  return [
    ...each(LANES, (lane) => [...op.get(lane), ...op.load(q * 16), ...op.set(ROWS + lane)]),
    ...mix(ROWS, ROWS + 1, low, ROWS + 4),
    ...mix(ROWS + 2, ROWS + 3, low, ROWS + 5),
    ...mix(ROWS, ROWS + 1, high, ROWS + 6),
    ...mix(ROWS + 2, ROWS + 3, high, ROWS + 7),
    ...mix(ROWS + 4, ROWS + 5, lowHalves, word),
    ...mix(ROWS + 4, ROWS + 5, highHalves, word + 1),
    ...mix(ROWS + 6, ROWS + 7, lowHalves, word + 2),
    ...mix(ROWS + 6, ROWS + 7, highHalves, word + 3),
  ];
}

function step(index: number): Code {
  const round = index >> 4;
  // The four registers change places with every step.
  const register = (offset: number): number => STATE + ((offset + 64 - index) & 3);
  const a = register(0);
  const b = register(1);
  const shift = SHIFTS[round]?.[index & 3] ?? 0;
  return [
    ...op.get(a),
    ...op.get(WORDS + wordOf(round, index)),
    ...op.add,
    ...op.i32(0),
    ...op.load(CONSTANTS_AT + index * 16),
    ...op.add,
    ...mixed(round, b, register(2), register(3)),
    ...op.add,
    ...op.set(ROWS),
    ...op.get(ROWS),
    ...op.i32(shift),
    ...op.shiftLeft,
    ...op.get(ROWS),
    ...op.i32(32 - shift),
    ...op.shiftRight,
    ...op.or,
    ...op.get(b),
    ...op.add,
    ...op.set(a),
  ];
}

function wordOf(round: number, index: number): number {
  const { stride = 1, first = 0 } = WORD_ORDER[round] ?? {};
  return (stride * index + first) & 15;
}

/** F, G, H and I of the RFC; F and G are each a choice between two by the bits of a third. */
function mixed(round: number, b: number, c: number, d: number): Code {
  if (round === 0) return [...op.get(c), ...op.get(d), ...op.get(b), ...op.bitselect];
  if (round === 1) return [...op.get(b), ...op.get(c), ...op.get(d), ...op.bitselect];
  if (round === 2) return [...op.get(b), ...op.get(c), ...op.xor, ...op.get(d), ...op.xor];
  return [...op.get(b), ...op.get(d), ...op.not, ...op.or, ...op.get(c), ...op.xor];
}

function each(count: number, make: (index: number) => Code): Code {
  return Array.from({ length: count }, (_, index) => make(index)).flat();
}
