import { describe, expect, it } from 'vitest';
import { candidatesOf, largestOf } from './best-picture.ts';

const base = 'https://a.example/post/';

describe('the candidates of a srcset', () => {
  it('are addresses with their sizes', () => {
    expect(candidatesOf('small.png 1x, /large.png 2x', base)).toEqual([
      { url: 'https://a.example/post/small.png', size: 1 },
      { url: 'https://a.example/large.png', size: 2 },
    ]);
  });

  it('may hold commas, and need no size', () => {
    expect(candidatesOf('c,w_300/a.png, b.png 1.5x', base)).toEqual([
      { url: 'https://a.example/post/c,w_300/a.png', size: 1 },
      { url: 'https://a.example/post/b.png', size: 1.5 },
    ]);
  });

  it('have a largest one, unless there are none', () => {
    expect(largestOf('a.png 480w, b.png 1600w, c.png 800w', base)).toBe('https://a.example/post/b.png');
    expect(largestOf('', base)).toBeUndefined();
  });
});
