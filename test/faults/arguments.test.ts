import { describe, expect, it } from 'vitest';
import { parseArguments, usage } from './arguments.ts';
import { FAULTS } from './faults/all.ts';

const parse = (...args: string[]) => parseArguments(args, FAULTS);

describe('arguments of a run of faults', () => {
  it('strikes with every fault in every browser by default, with a seed drawn by lot', () => {
    const wanted = parse();
    expect(wanted).toMatchObject({
      faults: FAULTS,
      browsers: ['chromium', 'firefox'],
      json: false,
      trials: null,
    });
    expect(new Set(Array.from({ length: 20 }, () => parse().seed)).size).toBeGreaterThan(1);
  });

  it('takes faults by name, and how to run them', () => {
    const wanted = parse('bucket-killed', '--seed', '7', '--trials=3', '--browser', 'firefox', '--json');
    expect(wanted).toMatchObject({ seed: 7, trials: 3, browsers: ['firefox'], json: true });
    expect(wanted.faults.map(({ name }) => name)).toEqual(['bucket-killed']);
  });

  it.each([
    ['no fault "earthquake"', ['earthquake']],
    ['--seed', ['--seed', '1.5']],
    ['--trials', ['--trials', '0']],
    ['chromium', ['--browser', 'lynx']],
    ['Unknown option', ['--loud']],
  ])('refuses what makes no sense, and says: %s', (words, args) => {
    expect(() => parse(...args)).toThrow(words);
  });

  it('names every fault in the usage, each once', () => {
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
    for (const { name, summary } of FAULTS) {
      expect(usage(FAULTS)).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'));
    }
  });
});
