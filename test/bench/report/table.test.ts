import { expect, it } from 'vitest';
import type { Result } from './result.ts';
import { formatTable } from './table.ts';

const result: Result = {
  bench: 'upload',
  case: '1 GiB',
  subject: 'Uppy 5',
  value: 10.123,
  unit: 's',
  vs: null,
  ratio: null,
  target: null,
  met: null,
};

it('lines up columns, names a case once, and puts notes below', () => {
  const text = formatTable({
    bench: 'upload',
    about: '',
    results: [
      result,
      { ...result, subject: 'Pail', value: 8, vs: 'Uppy 5', ratio: 0.79, target: '<= 0.95', met: true },
      { ...result, case: '4 GiB', subject: 'Pail', value: null, target: '<= 64', met: false },
    ],
    notes: ['There is no aws.'],
  });
  expect(text.split('\n')).toEqual([
    'upload',
    'case   subject  value    ratio          target  met',
    '1 GiB  Uppy 5   10.12 s',
    '       Pail     8.00 s   0.79 × Uppy 5  ≤ 0.95  yes',
    '4 GiB  Pail     not run                 ≤ 64 s  no',
    '! There is no aws.',
  ]);
});
