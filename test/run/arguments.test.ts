import { describe, expect, it } from 'vitest';
import { parseArguments, SUITES } from './arguments.ts';

describe('arguments of a test run', () => {
  it('runs everything by default', () => {
    expect(parseArguments([])).toEqual(SUITES);
  });

  it('runs what is named, in the usual order and once', () => {
    expect(parseArguments(['--project', 'e2e', '--project=unit', '--project', 'e2e'])).toEqual([
      'unit',
      'e2e',
    ]);
  });

  it('runs what takes long only when it is asked for', () => {
    expect(parseArguments(['--also', 'ceph'])).toEqual([...SUITES, 'ceph']);
    expect(() => parseArguments(['--also', 'unit'])).toThrow(/--also takes one of: ceph/);
  });

  it('names the kinds of tests when one is unknown', () => {
    expect(() => parseArguments(['--project', 'units'])).toThrow(/takes one of: check, unit/);
  });

  it.each([['--projects', 'unit'], ['unit']])('refuses %s', (...args) => {
    expect(() => parseArguments(args)).toThrow(/Unknown option|Unexpected argument/);
  });
});
