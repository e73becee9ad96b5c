import { createHash, randomBytes } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execaNode } from 'execa';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { errorValueSchema } from '../../../shared/errors/pail-error.ts';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import { makeFolder, pail, PAIL, variablesIn } from './pail-process.ts';

const resultSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      name: z.string(),
      state: z.enum(['done', 'failed', 'cancelled']),
      link: z.url().nullable(),
      size: z.number().nullable(),
      error: errorValueSchema.nullable(),
    }),
  ),
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function writeRandom(folder: string, name: string, size: number): Promise<Buffer> {
  const bytes = randomBytes(size);
  await writeFile(join(folder, name), bytes);
  return bytes;
}

async function expectNothingStored(backend: BackendUnderTest): Promise<void> {
  await expect.poll(() => backend.bucket.list()).toEqual([]);
  await expect.poll(() => backend.countRows('uploads')).toBe(0);
  expect(backend.countRows('files')).toBe(0);
}

test('files go to the bucket, small ones and ones in parts, and their links give the same bytes back', async () => {
  await using backend = await startBackend();
  const folder = await makeFolder();
  const wanted = [
    await writeRandom(folder, 'Füße 🦶.png', 100_000),
    await writeRandom(folder, 'large.bin', 20 * 1024 ** 2),
  ];
  const connect = ['--connect', await backend.createConnectionLink()];
  const first = await pail(folder, ['upload', 'Füße 🦶.png', 'large.bin', '--json', ...connect]);
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(first.stdout).not.toContain('pail_');
  const { files } = resultSchema.parse(JSON.parse(first.stdout));
  expect(files.map(({ name, state }) => [name, state])).toEqual([
    ['Füße 🦶.png', 'done'],
    ['large.bin', 'done'],
  ]);
  for (const [index, { link }] of files.entries()) {
    const fetched = await fetch(link ?? '');
    expect(sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(sha256(wanted[index] ?? Buffer.of()));
    expect(fetched.headers.get('content-type')).toBe(['image/png', 'application/octet-stream'][index]);
  }
});

test('the token is kept for the next time, readable by its owner only; a new connection revokes the old one', async () => {
  await using backend = await startBackend();
  const folder = await makeFolder();
  await writeRandom(folder, 'a.bin', 10);
  const env = { XDG_CONFIG_HOME: join(folder, 'config') };
  const first = await pail(folder, ['upload', 'a.bin', '--connect', await backend.createConnectionLink()], {
    env,
  });
  expect(first.exitCode).toBe(0);
  expect((await stat(join(folder, 'config', 'pail', 'connection.json'))).mode & 0o777).toBe(0o600);

  const second = await pail(folder, ['upload', 'a.bin'], { env });
  expect(second).toMatchObject({ exitCode: 0, stderr: '' });
  expect(second.stdout).toMatch(/^http:\/\/\S+\/s\/[\w-]+$/);

  const again = ['--connect', await backend.createConnectionLink()];
  expect((await pail(folder, ['upload', 'a.bin', ...again], { env })).exitCode).toBe(0);
  const device = await backend.connect();
  const devices: unknown = await (await device.call('GET', '/devices')).json();
  expect(z.object({ devices: z.array(z.unknown()) }).parse(devices).devices).toHaveLength(2);
});

test.each([
  [['no-such-file.bin'], 'There is no file no-such-file.bin', 2],
  [['folder'], 'folder is no file', 2],
  [['empty.bin'], 'empty.bin is empty', 2],
  [['a.bin'], 'not connected yet', 2],
  [['a.bin', '--connect', 'https://example.com'], 'not a connection link', 1],
  [
    ['a.bin', '--connect', `http://127.0.0.1:1/connect#pail-connect-${'x'.repeat(22)}`],
    'cannot be reached',
    1,
  ],
])('upload %s says what is wrong', async (args, words, exitCode) => {
  const folder = await makeFolder();
  await mkdir(join(folder, 'folder'));
  await writeFile(join(folder, 'empty.bin'), '');
  await writeRandom(folder, 'a.bin', 10);
  const result = await pail(folder, ['upload', ...args]);
  expect(result).toMatchObject({ exitCode, stdout: '' });
  expect(result.stderr).toContain(words);
  expect(result.stderr).not.toContain('    at ');
});

test('a file that the server refuses is told with its reason, and the others are uploaded', async () => {
  await using backend = await startBackend({ env: { MAX_FILE_BYTES: '1000' } });
  const folder = await makeFolder();
  await writeRandom(folder, 'small.bin', 10);
  await writeRandom(folder, 'large.bin', 2000);
  const connect = ['--connect', await backend.createConnectionLink()];
  const result = await pail(folder, ['upload', 'large.bin', 'small.bin', ...connect]);
  expect(result.exitCode).toBe(1);
  expect(result.stderr).toContain('large.bin: This file is larger');
  expect(result.stdout).toMatch(/^http:\/\/\S+\/s\/[\w-]+$/);
  expect(backend.countRows('files')).toBe(1);
});

test('Ctrl-C removes what was sent', async () => {
  await using backend = await startBackend();
  const folder = await makeFolder();
  await writeRandom(folder, 'large.bin', 300 * 1024 ** 2);
  const connect = ['--connect', await backend.createConnectionLink()];
  const child = execaNode(PAIL, ['upload', 'large.bin', '--json', ...connect], {
    cwd: folder,
    env: variablesIn(folder),
    extendEnv: false,
    reject: false,
  });
  await expect.poll(() => backend.countRows('uploads'), { timeout: 20_000, interval: 20 }).toBe(1);
  child.kill('SIGINT');
  const { exitCode, stdout } = await child;
  expect(exitCode).toBe(1);
  expect(resultSchema.parse(JSON.parse(z.string().parse(stdout))).files[0]?.state).toBe('cancelled');
  await expectNothingStored(backend);
});
