import { expect, test } from 'vitest';
import { isAllowedType, parseAllowedTypes, TYPE_PATTERN } from './allowed-types.ts';

test.each([
  ['image/png', true],
  ['IMAGE/PNG; charset=binary', true],
  ['video/mp4', true],
  ['video/mp4a', true],
  ['image/pngx', false],
  ['image/svg+xml', false],
  ['videos/mp4', false],
  ['text/html', false],
])('%s among image/png and video/*: %s', (type, isAllowed) => {
  expect(isAllowedType(['image/png', 'video/*'], type)).toBe(isAllowed);
});

test('where nothing is said everything is allowed, and so it is by */*', () => {
  expect(isAllowedType(parseAllowedTypes(null), 'text/html')).toBe(true);
  expect(isAllowedType(parseAllowedTypes('*/*'), 'text/html')).toBe(true);
  expect(isAllowedType(parseAllowedTypes('image/png,*/*'), 'text/html')).toBe(true);
});

test.each([
  ['image/*', true],
  ['*/*', true],
  ['application/vnd.ms-excel', true],
  ['*', false],
  ['*/png', false],
  ['image/', false],
  ['image/p*', false],
  ['image/png,text/plain', false],
])('%s is a pattern: %s', (pattern, isPattern) => {
  expect(TYPE_PATTERN.test(pattern)).toBe(isPattern);
});
