import { describe, expect, it } from 'vitest';
import { refererOf } from './referer.ts';

describe("a page's Referer", () => {
  it('is the whole address on its own site, without what is private to it', () => {
    expect(refererOf('https://me:secret@a.example/x?y=1#z', 'https://a.example/cat.png')).toBe(
      'https://a.example/x?y=1',
    );
  });

  it('is the origin alone on another one', () => {
    expect(refererOf('https://a.example/x?y=1', 'https://b.example/cat.png')).toBe('https://a.example/');
  });

  it.each([
    ['https://a.example/', 'http://a.example/cat.png'],
    [null, 'https://a.example/cat.png'],
    ['about:blank', 'https://a.example/cat.png'],
    ['https://a.example/', 'nonsense'],
  ])('is none from %s to %s', (page, url) => {
    expect(refererOf(page, url)).toBeNull();
  });
});
