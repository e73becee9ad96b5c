import { expect, test } from 'vitest';
import { splitName } from './split-name.ts';

test('leaves a short name whole', () => {
  expect(splitName('cat.png')).toEqual({ head: 'cat.png', tail: '' });
});

test('keeps the end of a long name, and loses nothing', () => {
  const name = 'Screen recording of the whole afternoon.tar.gz';
  const { head, tail } = splitName(name);
  expect(tail).toBe('n.tar.gz');
  expect(head + tail).toBe(name);
});

test('does not cut through an emoji', () => {
  const family = '👨‍👩‍👧‍👦';
  const { tail } = splitName(`${'holiday '.repeat(5)}${family.repeat(3)}.png`);
  expect(tail).toBe(` ${family.repeat(3)}.png`);
});

test('splits a name of a thousand characters', () => {
  const { head, tail } = splitName(`${'a'.repeat(996)}.pdf`);
  expect(tail).toBe('aaaa.pdf');
  expect(head).toHaveLength(992);
});

test('keeps the true extension apart from marks that turn the text before it', () => {
  expect(splitName('invoice\u202Efdp.exe')).toEqual({ head: 'invoice\u202Efdp', tail: '.exe' });
});
