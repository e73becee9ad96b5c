import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyWithHostsGranted, grantHosts } from './granted-extension.ts';

describe('grantHosts', () => {
  const manifest = {
    permissions: ['storage'],
    optional_permissions: ['clipboardRead'],
    host_permissions: ['https://a/*'],
    optional_host_permissions: ['*://*/*', 'http://b/*'],
  };

  it('grants everything that the extension may ask for', () => {
    expect(grantHosts(manifest, 'all-optional')).toEqual({
      permissions: ['storage', 'clipboardRead'],
      optional_permissions: [],
      host_permissions: ['https://a/*', '*://*/*', 'http://b/*'],
      optional_host_permissions: [],
    });
  });

  it('grants single hosts and leaves the rest to be asked for', () => {
    expect(grantHosts(manifest, ['http://127.0.0.1/*'])).toEqual({
      permissions: ['storage'],
      optional_permissions: ['clipboardRead'],
      host_permissions: ['https://a/*', 'http://127.0.0.1/*'],
      optional_host_permissions: ['*://*/*', 'http://b/*'],
    });
  });
});

describe('copyWithHostsGranted', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pail-granted-'));
    await mkdir(join(folder, 'built'));
    await writeFile(join(folder, 'built', 'popup.html'), 'popup');
    await writeFile(
      join(folder, 'built', 'manifest.json'),
      JSON.stringify({ name: 'Pail', optional_host_permissions: ['*://*/*'] }),
    );
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('changes nothing but permissions, and leaves no file of an older copy', async () => {
    const target = join(folder, 'copy');
    await mkdir(target);
    await writeFile(join(target, 'old.js'), 'old');
    await copyWithHostsGranted(join(folder, 'built'), target, 'all-optional');

    expect(await readFile(join(target, 'popup.html'), 'utf8')).toBe('popup');
    expect(JSON.parse(await readFile(join(target, 'manifest.json'), 'utf8'))).toEqual({
      name: 'Pail',
      permissions: [],
      optional_permissions: [],
      host_permissions: ['*://*/*'],
      optional_host_permissions: [],
    });
    await expect(readFile(join(target, 'old.js'))).rejects.toThrow('ENOENT');
  });
});
