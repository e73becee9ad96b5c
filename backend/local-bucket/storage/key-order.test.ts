import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, keyAfter, keyAfterPrefix } from './key-order.ts';

const key = fc.string({ unit: 'binary', maxLength: 6 });

describe('the order of keys', () => {
  it('is that of their UTF-8 bytes, not of their UTF-16 units', () => {
    expect(['\u{1F600}', '\uFF5E', 'é', 'z', 'Z'].sort(compareKeys)).toEqual([
      'Z',
      'z',
      'é',
      '\uFF5E',
      '\u{1F600}',
    ]);
  });

  it('has nothing between a key and the one after it', () => {
    fc.assert(
      fc.property(key, key, (one, other) => {
        expect(compareKeys(one, keyAfter(one))).toBe(-1);
        expect(compareKeys(one, other) >= 0 || compareKeys(keyAfter(one), other) <= 0).toBe(true);
      }),
    );
  });

  it('finds the first key after all with a prefix', () => {
    fc.assert(
      fc.property(key, key, (prefix, rest) => {
        const after = keyAfterPrefix(prefix);
        expect(after === undefined || compareKeys(prefix + rest, after) < 0).toBe(true);
      }),
    );
    expect(keyAfterPrefix('a/')).toBe('a0');
    expect(keyAfterPrefix('a\uD7FF')).toBe('a\uE000');
    expect(keyAfterPrefix('a\u{10FFFF}')).toBe('b');
    expect(keyAfterPrefix('\u{10FFFF}')).toBeUndefined();
    expect(keyAfterPrefix('')).toBeUndefined();
  });
});
