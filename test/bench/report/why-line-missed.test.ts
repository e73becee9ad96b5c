import { expect, it } from 'vitest';
import { missedTargets } from './missed-by.ts';
import type { Result } from './result.ts';
import { whyLineMissed } from './why-line-missed.ts';

const result = (subject: string, value: number, judged: Partial<Result> = {}): Result => ({
  bench: 'wan',
  case: 'clean',
  subject,
  value,
  unit: 'share',
  vs: null,
  ratio: null,
  target: null,
  met: null,
  ...judged,
});

const ofLine = (ratio: number): Partial<Result> => ({
  vs: 'the line',
  ratio,
  target: '>= 0.9',
  met: ratio >= 0.9,
});

it('says by how much a target is missed, and what a plain request gets out of the line', () => {
  const results = [result('one fetch PUT', 0.893), result('Pail', 0.87, ofLine(0.87))];
  const [why] = whyLineMissed(results);
  expect(why).toContain('clean: Pail comes to 0.87 × the line where ≥ 0.9 is wanted');
  expect(why).toContain('uses 89 % of this line');
});

it('says nothing of what was reached', () => {
  expect(whyLineMissed([result('one fetch PUT', 0.89), result('Pail', 0.92, ofLine(0.92))])).toEqual([]);
});

it('tells a value where nothing is compared', () => {
  const memory = { unit: 'MiB', case: '4 GiB', target: '<= 64', met: false } as const;
  expect(missedTargets([result('Pail', 80, memory), result('Uppy 5', 200, { unit: 'MiB' })])).toEqual([
    '4 GiB: Pail comes to 80 MiB where ≤ 64 MiB is wanted.',
  ]);
});
