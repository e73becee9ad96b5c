import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEY_PREFIX, makeObjectKey, slugOf } from './object-key.ts';

describe('slugOf', () => {
  test.each([
    ['holiday photo.JPG', 'holiday-photo.JPG'],
    ['Ärger & Übermut.pdf', 'Arger-Ubermut.pdf'],
    ['ﬁle①.txt', 'file1.txt'],
    ['日本語.png', 'file.png'],
    ['日本語', 'file'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..', 'file'],
    ['.gitignore', 'file.gitignore'],
    ['archive.tar.gz', 'archive.tar.gz'],
    ['a..b', 'a.b'],
    ['no extension.', 'no-extension'],
    ['odd.extension with spaces', 'odd.extension-with-spaces'],
    ['photo.jpg?size=large', 'photo.jpg-size-large'],
    [`${'a'.repeat(200)}.jpeg`, `${'a'.repeat(75)}.jpeg`],
  ])('%j becomes %j', (filename, slug) => {
    expect(slugOf(filename)).toBe(slug);
  });

  test('any name gives a safe slug', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (filename) => {
        const slug = slugOf(filename);
        expect(slug).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,79}$/);
        expect(slug).not.toContain('..');
        expect(slug).not.toMatch(/[.-]$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('makeObjectKey', () => {
  test('names the month, the time, 80 random bits and the slug', () => {
    const bytes = (count: number) => new Uint8Array(count).fill(0xff);
    const key = makeObjectKey('a.txt', Date.UTC(2031, 1, 28, 23, 59), bytes);
    expect(key).toBe(`2031/02/01o5h4qad0${'v'.repeat(16)}/a.txt`);
  });

  test('sorts by the time', () => {
    const keys = [1, 31, 32, 255, 256, 1e9, 1e9 + 1].map((now) => makeObjectKey('a', now, randomBytes));
    expect(keys.toSorted()).toEqual(keys);
  });

  test('two uploads of one name have two keys', () => {
    expect(makeObjectKey('a', 0, randomBytes)).not.toBe(makeObjectKey('a', 0, randomBytes));
  });
});

test("a key lies under its user's prefix", () => {
  expect(makeObjectKey('a.txt', 0, randomBytes, 'team/anna')).toMatch(
    /^team\/anna\/1970\/01\/\w{26}\/a\.txt$/,
  );
});

test.each([
  ['anna', true],
  ['team/anna.smith-1_x', true],
  ['/anna', false],
  ['anna/', false],
  ['a//b', false],
  ['../up', false],
  ['a/..', false],
  ['a/.b', false],
  ['a..b', false],
  ['Ünï', false],
  ['a'.repeat(101), false],
  ['', false],
])('"%s" is a prefix: %s', (prefix, isPrefix) => {
  expect(KEY_PREFIX.test(prefix)).toBe(isPrefix);
});
