import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type KeptReport, writeDocument } from './document.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pail-bench-document-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function report(bench: string, value: number): KeptReport {
  const of = { unit: 's', vs: 'Uppy 5', ratio: 0.5, target: '<= 0.95', met: true } as const;
  return {
    bench,
    about: `About ${bench}.`,
    results: [{ bench, case: '1 GiB', subject: 'Pail', value, ...of }],
    notes: ['There is no aws.'],
    measuredOn: '2026-11-24',
    machine: 'a machine',
    runs: 3,
    size: 1,
  };
}

it('keeps the results of other benches and replaces older ones of the same', async () => {
  await writeDocument(folder, [report('upload', 11), report('small', 22)]);
  await writeDocument(folder, [report('upload', 33)]);
  const text = await readFile(join(folder, 'bench.md'), 'utf8');
  expect(text).toContain('33.00 s');
  expect(text).toContain('22.00 s');
  expect(text).not.toContain('11.00 s');
  expect(text).toContain('There is no aws.');
  expect(text).toContain('npm run bench');
  expect(await readFile(join(folder, 'bench.svg'), 'utf8')).toContain('33.00 s');
});
