import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isCurrent } from './is-current.ts';

const BEFORE_BUILD = 1000;
const BUILD = 2000;
const AFTER_BUILD = 3000;

describe('isCurrent', () => {
  let root: string;

  const touch = async (path: string, seconds: number) => utimes(join(root, path), seconds, seconds);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'pail-is-current-'));
    await mkdir(join(root, 'extension/ui'), { recursive: true });
    await mkdir(join(root, 'dist/extension/chrome-mv3'), { recursive: true });
    for (const file of [
      'extension/ui/button.tsx',
      'wxt.config.ts',
      'dist/extension/chrome-mv3/manifest.json',
    ]) {
      await writeFile(join(root, file), '');
    }
    for (const source of ['extension/ui/button.tsx', 'extension/ui', 'extension', 'wxt.config.ts']) {
      await touch(source, BEFORE_BUILD);
    }
    await touch('dist/extension/chrome-mv3/manifest.json', BUILD);
  });

  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  it('is so while every source is older than the build', async () => {
    expect(await isCurrent('chromium', root)).toBe(true);
  });

  it('is not so for a browser that was never built for', async () => {
    expect(await isCurrent('firefox', root)).toBe(false);
  });

  it.each(['extension/ui/button.tsx', 'wxt.config.ts'])('is not so after a change of %s', async (source) => {
    await touch(source, AFTER_BUILD);
    expect(await isCurrent('chromium', root)).toBe(false);
  });

  it('is not so after a source was deleted', async () => {
    await rm(join(root, 'extension/ui/button.tsx'));
    expect(await isCurrent('chromium', root)).toBe(false);
  });
});
