import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../../backend/cli/extension-build/built-extension.ts';

test('what Dockerfile and systemd start is built by one command, answers, and stops cleanly when it is told to', async () => {
  await execa({ cwd: PROJECT_ROOT })`npm run build:backend`;
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'pail-built-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }));
  const backend = execa({
    // Nothing is written but to the data directory: the root may be read-only.
    cwd: '/',
    reject: false,
    extendEnv: false,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDirectory, NODE_ENV: 'production' },
  })`${process.execPath} ${path.join(PROJECT_ROOT, 'dist/backend/main.mjs')}`;
  onTestFinished(() => void backend.kill('SIGKILL'));
  let printed = '';
  backend.stdout.on('data', (text) => {
    printed += String(text);
  });
  const address = await vi.waitFor(() => {
    const found = /^Pail answers at (\S+)/.exec(printed)?.[1];
    if (found === undefined) throw new Error(`It said: ${printed}`);
    return found;
  }, 60_000);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  backend.kill('SIGTERM');
  expect(await backend).toMatchObject({ exitCode: 0 });
}, 120_000);

test('what the deployment files name is there', async () => {
  const read = (name: string) => readFile(path.join(PROJECT_ROOT, 'backend/deploy', name), 'utf8');
  const manifest: unknown = JSON.parse(await readFile(path.join(PROJECT_ROOT, 'package.json'), 'utf8'));
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(manifest);
  expect(scripts['build:backend']).toContain('--outfile=dist/backend/main.mjs');
  for (const name of ['Dockerfile', 'pail.service'])
    expect(await read(name)).toContain('dist/backend/main.mjs');
  expect(await read('Dockerfile')).toContain('\nUSER node\n');
});
