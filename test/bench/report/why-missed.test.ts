import { expect, it } from 'vitest';
import type { Result } from './result.ts';
import { whyMissed } from './why-missed.ts';

const result = (subject: string, value: number, judged: Partial<Result> = {}): Result => ({
  bench: 'small',
  case: 'files',
  subject,
  value,
  unit: 's',
  vs: null,
  ratio: null,
  target: null,
  met: null,
  ...judged,
});

const judged = (ratio: number): Partial<Result> => ({
  vs: 'Uppy 5',
  ratio,
  target: '<= 0.5',
  met: ratio <= 0.5,
});

const peers = [result('bare requests', 5), result('Uppy 5', 10)];
const uses = new Map([
  ['bare requests', { browser: 4, signing: 0, bucket: 3 }],
  ['Pail', { browser: 9, signing: 2.5, bucket: 4 }],
]);

it('says by how much a target is missed, how near one can come, and what the rest went into', () => {
  const [why] = whyMissed([...peers, result('Pail', 12, judged(1.2))], (subject) => uses.get(subject));
  expect(why).toContain('Pail takes 1.20 × Uppy 5 where ≤ 0.5 is wanted');
  expect(why).toContain('take 0.50 × Uppy 5');
  expect(why).toContain(
    '5.0 s in the browser, 2.5 s where it is signed, verified and recorded, 1.0 s in the bucket',
  );
});

it('says nothing of a target that was met, and less where nobody looked at the processors', () => {
  expect(whyMissed([...peers, result('Pail', 4, judged(0.4))], () => undefined)).toEqual([]);
  expect(whyMissed([...peers, result('Pail', 12, judged(1.2))], () => undefined)).toEqual([
    'Pail takes 1.20 × Uppy 5 where ≤ 0.5 is wanted.',
  ]);
});
