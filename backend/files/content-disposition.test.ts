import { parse } from 'content-disposition';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDispositionOf, fittingName } from './content-disposition.ts';
import { displayNameOf } from './display-name.ts';

test.each([
  ['image/png', 'inline'],
  ['video/mp4', 'inline'],
  ['audio/ogg; codecs=opus', 'inline'],
  ['application/pdf', 'inline'],
  ['TEXT/PLAIN;charset=utf-8', 'inline'],
  ['image/svg+xml', 'attachment'],
  ['text/html', 'attachment'],
  ['image/something-new', 'attachment'],
  ['application/xhtml+xml', 'attachment'],
  ['text/xml', 'attachment'],
  ['application/octet-stream', 'attachment'],
])('%s is %s', (contentType, type) => {
  expect(parse(contentDispositionOf('a.bin', contentType)).type).toBe(type);
});

test(
  'any name comes back from the header as it went in, cut to what a file system takes',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (filename) => {
        const name = displayNameOf(filename);
        const header = contentDispositionOf(name, 'application/zip');
        expect(header).toMatch(/^[\x20-\x7E\xA0-\xFF]+$/);
        expect(parse(header).parameters['filename']).toBe(fittingName(name));
      }),
      { numRuns: 1000 },
    );
  },
);

test('a long name keeps its extension and loses no half of a character', () => {
  expect(fittingName(`${'a'.repeat(300)}.jpeg`)).toBe(`${'a'.repeat(250)}.jpeg`);
  expect(fittingName(`${'👋'.repeat(100)}.png`)).toBe(`${'👋'.repeat(62)}.png`);
  expect(fittingName('👋'.repeat(100))).toBe('👋'.repeat(63));
  expect(fittingName('a'.repeat(255))).toBe('a'.repeat(255));
});
