import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayNameOf } from './display-name.ts';

test.each([
  ['holiday.jpg', 'holiday.jpg'],
  ['a/b\\c', 'a_b_c'],
  ['cafe\u0301', 'caf\u00E9'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['tab\there\u0000\u0085', 'tabhere'],
  [' . name . ', 'name'],
  ['', 'file'],
  ['\u2066..\u2069', 'file'],
  ['x'.repeat(1000), 'x'.repeat(1000)],
])('%j becomes %j', (filename, name) => {
  expect(displayNameOf(filename)).toBe(name);
});

test('any name is made safe once and for all', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (filename) => {
      const name = displayNameOf(filename);
      expect(name).not.toBe('');
      expect(name).not.toMatch(/[/\\\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
      expect(name).not.toMatch(/^[.\s]|[.\s]$/);
      expect(name.isWellFormed()).toBe(true);
      expect(displayNameOf(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});
