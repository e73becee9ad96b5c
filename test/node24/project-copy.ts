import { cp } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { execa } from 'execa';
import type { NodeRelease } from './node-release.ts';

/** What is made here and not written: it belongs to the Node that made it. */
const MADE = new Set(['.git', '.pail', '.wxt', 'dist', 'node_modules']);

/** Copies the project's sources as they lie here, uncommitted changes too, and installs its dependencies for a Node. */
export async function copyProject(root: string, target: string, node: NodeRelease): Promise<void> {
  await cp(root, target, {
    recursive: true,
    filter: (path) => !MADE.has(relative(root, path).split(sep)[0] ?? ''),
  });
  await execa({
    cwd: target,
    stdout: process.stderr,
    stderr: 'inherit',
    env: {
      PATH: `${node.bin}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH']}`,
      // Native modules are compiled with these headers where no ready-made binary can be fetched.
      npm_config_nodedir: node.headers,
    },
  })`npm ci --no-audit --no-fund --loglevel error`;
  await execa({ cwd: target })`${node.path} ${join('node_modules', 'wxt', 'bin', 'wxt.mjs')} prepare`;
}
