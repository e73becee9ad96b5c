import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { UsageError } from '../failure.ts';
import { findEnvironmentFile } from './environment-file.ts';

async function makeDataDirectory(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pail-env-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("the data folder's own file is found", async () => {
  const DATA_DIR = await makeDataDirectory();
  await writeFile(join(DATA_DIR, '.env'), '');
  expect(findEnvironmentFile(undefined, { DATA_DIR })).toBe(join(DATA_DIR, '.env'));
});

test('where there is none, the variables say it all', async () => {
  const DATA_DIR = await makeDataDirectory();
  // A folder of that name is no environment file.
  await mkdir(join(DATA_DIR, '.env'));
  expect(findEnvironmentFile(undefined, { DATA_DIR })).toBeNull();
});

test('a named file that is not there is a wrong call, and named', () => {
  expect(() => findEnvironmentFile('/nowhere/pail.env')).toThrow(UsageError);
  expect(() => findEnvironmentFile('/nowhere/pail.env')).toThrow('/nowhere/pail.env');
});
