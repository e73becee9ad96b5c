/**
 * As much of the binary format of WebAssembly as one small function needs.
 * @see https://webassembly.github.io/spec/core/binary/
 */

export type Code = readonly number[];

/** An unsigned integer in LEB128 (§5.2.2). */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** A signed integer in LEB128, of which only those of one or two bytes are needed. */
function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

function vector(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): Code {
  return vector([...new TextEncoder().encode(text)].map((byte) => [byte]));
}

/** What every module begins with: the letters `\0asm` and the version (§5.5.1). */
const PREAMBLE: Code = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const ADD_I32: Code = [0x6a];

const simd = (...code: number[]): Code => [0xfd, ...code];

/** Instructions (§5.4); those on vectors work on four 32-bit integers at once. */
export const op = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  i32: (value: number): Code => [0x41, ...signed(value)],
  addI32: ADD_I32,
  /** Runs the body, then again while what it leaves is not 0. */
  loopWhile: (body: Code): Code => [0x03, 0x40, ...body, 0x0d, 0x00, 0x0b],
  load: (offset: number): Code => simd(0x00, 0x00, ...unsigned(offset)),
  store: (offset: number): Code => simd(0x0b, 0x00, ...unsigned(offset)),
  shuffle: (...bytes: number[]): Code => simd(0x0d, ...bytes),
  not: simd(0x4d),
  or: simd(0x50),
  xor: simd(0x51),
  /** The first's bits where the third has ones, else the second's. */
  bitselect: simd(0x52),
  shiftLeft: simd(0xab, 0x01),
  shiftRight: simd(0xad, 0x01),
  add: simd(0xae, 0x01),
} as const;

const I32 = 0x7f;
const V128 = 0x7b;

/** A module with a memory of so many pages (64 KiB each), named `memory`, and one function, named `run`. */
export function encodeModule(
  pages: number,
  parameters: number,
  vectors: number,
  body: Code,
): Uint8Array<ArrayBuffer> {
  const code = [...vector([[...unsigned(vectors), V128]]), ...body, 0x0b];
  return Uint8Array.from([
    ...PREAMBLE,
    ...section(
      1,
      vector([[0x60, ...vector(Array.from({ length: parameters }, () => [I32])), ...vector([])]]),
    ),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0x00, ...unsigned(pages)]])),
    ...section(
      7,
      vector([
        [...name('memory'), 0x02, 0],
        [...name('run'), 0x00, 0],
      ]),
    ),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}
