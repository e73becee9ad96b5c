import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareDataDirectory } from './data-directory.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pail-data-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

it('makes the folder, and is content when it is there', async () => {
  const path = join(folder, 'a', 'b');
  await prepareDataDirectory(path);
  await prepareDataDirectory(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

it('names the folder and the way out when it cannot be made', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(prepareDataDirectory(join(folder, 'file', 'data'))).rejects.toThrow(
    /data folder .*file\/data \(ENOTDIR\).*DATA_DIR/,
  );
});
