import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { drawChart } from './chart.ts';
import type { Result } from './result.ts';

const base: Result = {
  bench: 'upload',
  case: 'loss < 1 % & more',
  subject: 'Uppy 5',
  value: 10,
  unit: 's',
  vs: null,
  ratio: null,
  target: null,
  met: null,
};

function barWidths(results: Result[]): number[] {
  const svg = drawChart([{ bench: 'upload', about: '', results, notes: [] }]);
  expect(XMLValidator.validate(svg)).toBe(true);
  const parsed = z
    .object({ svg: z.object({ rect: z.array(z.object({ width: z.coerce.number() })) }) })
    .parse(new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(svg));
  return parsed.svg.rect.map(({ width }) => width);
}

it('draws bars as long as their values, and valid XML whatever the names hold', () => {
  const [longest = 0, half] = barWidths([base, { ...base, subject: 'Pail', value: 5 }]);
  expect(longest).toBeGreaterThan(100);
  expect(half).toBe(longest / 2);
});

it('draws a subject once, and none for what was not run', () => {
  const pail = { ...base, subject: 'Pail', value: 5 };
  expect(barWidths([base, pail, { ...pail, vs: 'Uppy 5' }, { ...base, subject: 'x', value: null }])).toEqual([
    440, 220, 0,
  ]);
});
