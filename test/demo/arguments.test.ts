import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

describe('arguments of the demo', () => {
  it('has defaults for everything', () => {
    expect(parseArguments([], '/here')).toEqual({ files: [], browser: null, json: false, out: null });
  });

  it('takes files and options in any order, files from where the user stands', () => {
    expect(
      parseArguments(['a.txt', '--json', '/b/c.png', '--browser', 'firefox', '--out=shots'], '/here'),
    ).toEqual({
      files: ['/here/a.txt', '/b/c.png'],
      browser: 'firefox',
      json: true,
      out: '/here/shots',
    });
  });

  it.each([
    [['--browser', 'safari'], /--browser takes chromium or firefox, not "safari"/],
    [['--browser'], /argument missing/],
    [['--out', ''], /--out needs the name of a folder/],
    [['--jsn'], /Unknown option '--jsn'/],
  ])('refuses %j', (args, message) => {
    expect(() => parseArguments(args, '/here')).toThrow(message);
  });
});
