import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacOfDigests } from './hmac-of-digests.ts';

test('the HMACs are those of Node, also one after the other', () => {
  const key = fc.uint8Array({ maxLength: 64 });
  const texts = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(key, fc.string({ unit: 'binary' }), texts, (key, beginning, texts) => {
      const hmac = hmacOfDigests(key, beginning);
      for (const text of texts) {
        const digest = createHash('sha256').update(text).digest('hex');
        expect(hmac(digest)).toBe(createHmac('sha256', key).update(`${beginning}${digest}`).digest('hex'));
      }
    }),
  );
});

test('a key that would need hashing is refused', () => {
  expect(() => hmacOfDigests(new Uint8Array(65), '')).toThrow('longer key');
});
