import { expect, test } from 'vitest';
import { parseInteger } from './postgres-integers.ts';

test.each(['0', '-1', '5497558138880', String(Number.MAX_SAFE_INTEGER)])('%s is read exactly', (text) => {
  expect(String(parseInteger(text))).toBe(text);
});

test('what a number cannot say exactly is refused, not rounded', () => {
  expect(() => parseInteger('9007199254740993')).toThrow(RangeError);
});
