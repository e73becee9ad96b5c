import { expect, test } from 'vitest';
import { readText } from './transferred-text.ts';

test.each([
  ['https://example.com/a b.pdf', { what: 'text' }],
  [' https://example.com/report.pdf\n', { what: 'address', url: 'https://example.com/report.pdf' }],
  ['HTTP://Example.com', { what: 'address', url: 'http://example.com/' }],
  ['data:text/plain,hello', { what: 'address', url: 'data:text/plain,hello' }],
  ['https://a.example/1\nhttps://a.example/2', { what: 'text' }],
  ['https://', { what: 'foreign-address' }],
  ['ftp://example.com/a', { what: 'foreign-address' }],
  ['file:///home/me/a.txt', { what: 'foreign-address' }],
  ['blob:https://example.com/0f5a6d5e', { what: 'foreign-address' }],
  ['note: buy milk', { what: 'text' }],
  ['example.com', { what: 'text' }],
  [' \n', { what: 'nothing' }],
] as const)('takes %j for what it is', (text, expected) => {
  expect(readText(text)).toEqual(expected);
});
