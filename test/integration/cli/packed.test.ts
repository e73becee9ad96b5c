import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../../backend/cli/extension-build/built-extension.ts';
import { makeFolder, pail } from './pail-process.ts';

/** Unpacks what `npm pack` packs, as an installation has it: with the packages of `dependencies` and no others. */
async function installPacked(folder: string): Promise<string> {
  const packed = await execa({
    cwd: PROJECT_ROOT,
  })`npm pack --json --ignore-scripts --pack-destination ${folder}`;
  const [{ filename }] = z.tuple([z.object({ filename: z.string() })]).parse(JSON.parse(packed.stdout));
  const modules = join(folder, 'node_modules');
  const root = join(modules, 'pail');
  await mkdir(root, { recursive: true });
  await execa({ cwd: folder })`tar -xzf ${filename} -C ${root} --strip-components=1`;
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  for (const name of Object.keys(dependencies)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(PROJECT_ROOT, 'node_modules', name), join(modules, name));
  }
  return join(root, 'backend', 'command', 'pail.mjs');
}

test('a packed pail runs elsewhere, on what it brings alone', async () => {
  const folder = await makeFolder();
  const program = await installPacked(folder);
  const elsewhere = join(folder, 'elsewhere');
  await mkdir(elsewhere);
  for (const args of [['--help'], ['init', '--provider', 'local'], ['user', 'list'], ['reap'], ['doctor']]) {
    expect(await pail(elsewhere, args, { program })).toMatchObject({ exitCode: 0, stderr: '' });
  }
  // The engine is there too: it is what looks for the connection.
  await writeFile(join(elsewhere, 'a.bin'), 'a');
  const upload = await pail(elsewhere, ['upload', 'a.bin'], { program });
  expect(upload.stderr).toContain('not connected yet');
});
