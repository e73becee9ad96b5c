import { describe, expect, it } from 'vitest';
import { countSurplus, type Stored } from './stored.ts';

const file = (name: string) => ({ name, link: `https://pail.example/s/${name}` });

const good: Stored = {
  files: [file('of a trial before'), file('a'), file('b')],
  uploads: 0,
  objects: ['1', '2'],
  multiparts: [],
};

describe('countSurplus', () => {
  it('is 0 where each file is recorded once and nothing else is there', () => {
    expect(countSurplus(good, ['a', 'b'])).toBe(0);
  });

  it('is 0 where something is missing: that is lost', () => {
    expect(countSurplus({ ...good, files: [file('a')], objects: ['1'] }, ['a', 'b'])).toBe(0);
  });

  it.each<[string, Partial<Stored>]>([
    ['a file that is recorded twice', { files: [...good.files, file('b')] }],
    ['an object without a file', { objects: ['1', '2', '3'] }],
    ['an upload that nobody finishes', { uploads: 1 }],
    ['parts that nobody completes', { multiparts: [{ key: '1', uploadId: '1' }] }],
  ])('counts %s', (_, more) => {
    expect(countSurplus({ ...good, ...more }, ['a', 'b'])).toBe(1);
  });
});
