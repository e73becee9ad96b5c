import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLocalBucketSettings, writeLocalBucketSettings } from './local-bucket-settings.ts';

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-settings-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

test('keys are made once, and only their owner can read them', async () => {
  const directory = path.join(await makeDirectory(), 'data');
  const first = await readLocalBucketSettings(directory, randomBytes);
  expect(first).toMatchObject({ port: 0 });
  expect(await readLocalBucketSettings(directory, randomBytes)).toEqual(first);
  const { mode } = await stat(path.join(directory, 'local-bucket.json'));
  expect(mode & 0o777).toBe(0o600);
  expect(await readLocalBucketSettings(await makeDirectory(), randomBytes)).not.toEqual(first);
});

test('the port is remembered with them', async () => {
  const directory = await makeDirectory();
  const settings = { ...(await readLocalBucketSettings(directory, randomBytes)), port: 4321 };
  await writeLocalBucketSettings(directory, settings);
  expect(await readLocalBucketSettings(directory, randomBytes)).toEqual(settings);
});

test('a damaged file is not replaced behind its owner', async () => {
  const directory = await makeDirectory();
  await writeFile(path.join(directory, 'local-bucket.json'), '{"accessKeyId":');
  await expect(readLocalBucketSettings(directory, randomBytes)).rejects.toThrow('is damaged');
});
