import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Piece } from './download.ts';
import { memoryPartKeeper } from './keep-in-memory.ts';
import { splitIntoParts } from './split-into-parts.ts';

interface SplitPart {
  partNumber: number;
  size: number;
  bytes: number[];
}

async function split(pieces: Iterable<Piece>, partSize: number): Promise<SplitPart[]> {
  const parts: SplitPart[] = [];
  const given = (async function* () {
    yield* pieces;
  })();
  for await (const { partNumber, size, kept } of splitIntoParts(given, partSize, memoryPartKeeper)) {
    const { body } = await kept;
    parts.push({ partNumber, size, bytes: [...new Uint8Array(await body.arrayBuffer())] });
  }
  return parts;
}

/** Pieces of these many bytes each, which count up from 0. */
function* pieces(...sizes: number[]): Generator<Piece> {
  let offset = 0;
  for (const size of sizes) {
    yield { offset, bytes: Uint8Array.from({ length: size }, (_, index) => (offset + index) % 256) };
    offset += size;
  }
}

const sizesOf = async (...sizes: number[]): Promise<number[]> =>
  (await split(pieces(...sizes), 10)).map(({ size }) => size);

describe('the split of a stream into parts', () => {
  it('gathers small pieces, and goes across their borders', async () => {
    expect(await sizesOf(3, 3, 3, 3, 3)).toEqual([10, 5]);
  });

  it('cuts a piece that is larger than several parts', async () => {
    expect(await sizesOf(35)).toEqual([10, 10, 10, 5]);
  });

  it('makes no empty part of a stream that fills its parts, nor of an empty one', async () => {
    expect(await sizesOf(10, 10)).toEqual([10, 10]);
    expect(await sizesOf(20)).toEqual([10, 10]);
    expect(await sizesOf()).toEqual([]);
    expect(await sizesOf(0)).toEqual([]);
  });

  it('begins with the first part again when the bytes do', async () => {
    const parts = await split([...pieces(10, 5), ...pieces(20)], 10);
    expect(parts.map(({ partNumber, size }) => [partNumber, size])).toEqual([
      [1, 10],
      [1, 10],
      [2, 10],
    ]);
  });

  it('gives the parts before an error, and then the error', async () => {
    const broken = (async function* () {
      yield* pieces(12);
      throw new Error('broken off');
    })();
    const given: number[] = [];
    const read = async (): Promise<void> => {
      for await (const { size } of splitIntoParts(broken, 10, memoryPartKeeper)) given.push(size);
    };
    await expect(read()).rejects.toThrow('broken off');
    expect(given).toEqual([10]);
  });

  it('keeps every byte in its place, whatever the sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(400), { maxLength: 30 }),
        fc.integer({ min: 1, max: 300 }),
        async (sizes, partSize) => {
          const total = sizes.reduce((sum, size) => sum + size, 0);
          const parts = await split(pieces(...sizes), partSize);
          expect(parts.map(({ partNumber }) => partNumber)).toEqual(parts.map((_, index) => index + 1));
          expect(parts.slice(0, -1).every(({ size }) => size === partSize)).toBe(true);
          expect(parts.every(({ size, bytes }) => size === bytes.length && size > 0)).toBe(true);
          expect(parts.flatMap(({ bytes }) => bytes)).toEqual(
            Array.from({ length: total }, (_, index) => index % 256),
          );
        },
      ),
    );
  });
});
