import { expect, it } from 'vitest';
import { alternate } from './alternate.ts';

it('measures subjects in turns and gives the median of each', async () => {
  const order: string[] = [];
  const values: Record<string, number[]> = { a: [3, 1, 2], b: [30, 10, 20] };
  const measured = await alternate(
    [{ name: 'a' }, { name: 'b' }],
    3,
    ({ name }) => {
      order.push(name);
      return Promise.resolve(values[name]?.shift() ?? 0);
    },
    () => {},
  );
  expect(order.join('')).toBe('ababab');
  expect(measured).toEqual([
    { subject: 'a', value: 2, failure: null },
    { subject: 'b', value: 20, failure: null },
  ]);
});

it('goes on with the others where one fails, and gives no value for it', async () => {
  let tries = 0;
  const measured = await alternate(
    [{ name: 'bad' }, { name: 'good' }],
    2,
    ({ name }) => {
      if (name === 'good') return Promise.resolve(5);
      tries += 1;
      return tries === 2 ? Promise.reject(new Error('cut')) : Promise.resolve(1);
    },
    () => {},
  );
  expect(measured).toEqual([
    { subject: 'bad', value: null, failure: 'cut' },
    { subject: 'good', value: 5, failure: null },
  ]);
});
