import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Md5Lanes } from './md5-lanes.ts';

function md5(bytes: Uint8Array): number[] {
  return [...createHash('md5').update(bytes).digest()];
}

function digest(messages: readonly Uint8Array[]): number[][] {
  const lanes = new Md5Lanes(messages[0]?.length ?? 0);
  for (const [index, message] of messages.entries()) lanes.lane(index).set(message);
  return lanes.digest().map((bytes) => [...bytes]);
}

describe('Md5Lanes', () => {
  it("computes every message's MD5, whatever their length", () => {
    const messages = fc
      .integer({ min: 0, max: 300 })
      .chain((length) =>
        fc.tuple(
          ...Array.from({ length: Md5Lanes.count }, () =>
            fc.uint8Array({ minLength: length, maxLength: length }),
          ),
        ),
      );
    fc.assert(
      fc.property(messages, (each) => {
        expect(digest(each)).toEqual(each.map(md5));
      }),
    );
  });

  it.each([55, 56, 63, 64, 119, 120, 128])('pads %i bytes, at the edge of a block', (length) => {
    const messages = [1, 2, 3, 4].map((seed) => new Uint8Array(length).fill(seed));
    expect(digest(messages)).toEqual(messages.map(md5));
  });

  it('computes others in the same memory afterwards', () => {
    const lanes = new Md5Lanes(1000);
    for (const seed of [1, 2]) {
      for (let index = 0; index < Md5Lanes.count; index += 1) lanes.lane(index).fill(seed * 10 + index);
      const expected = [0, 1, 2, 3].map((index) => md5(new Uint8Array(1000).fill(seed * 10 + index)));
      expect(lanes.digest().map((bytes) => [...bytes])).toEqual(expected);
    }
  });
});
