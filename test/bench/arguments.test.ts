import { describe, expect, it } from 'vitest';
import { BENCHES, parseArguments } from './arguments.ts';

const parse = (...args: string[]) => parseArguments(args, '/here', '/project/docs');

describe('arguments of the bench', () => {
  it('runs everything at full size and writes the documentation', () => {
    expect(parse()).toEqual({ benches: BENCHES, json: false, runs: 3, size: 1, out: '/project/docs' });
  });

  it('takes some benches, in their own order', () => {
    expect(parse('small', 'upload', '--json')).toMatchObject({ benches: ['upload', 'small'], json: true });
  });

  it.each([[['--size', '0.1']], [['--runs', '2']]])('with %j writes nothing unless told where', (args) => {
    expect(parse(...args).out).toBeNull();
    expect(parse(...args, '--out', 'there').out).toBe('/here/there');
  });

  it.each([
    [['fast'], /one of: upload, wan/],
    [['--runs', '0'], /--runs/],
    [['--runs', '1.5'], /--runs/],
    [['--size', '0'], /--size/],
    [['--size', '2'], /--size/],
    [['--size', 'big'], /--size/],
    [['--jsn'], /Unknown option/],
  ])('refuses %j', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });
});
