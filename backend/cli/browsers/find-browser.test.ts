import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserPlaces, findBrowser } from './find-browser.ts';

describe('browserPlaces', () => {
  it('prefers Chromium to branded browsers, wherever on the PATH it lies', () => {
    const places = browserPlaces('chromium', { platform: 'linux', env: { PATH: '/a:/b' }, home: '/home/x' });
    expect(places.slice(0, 4)).toEqual([
      '/a/chromium',
      '/b/chromium',
      '/a/google-chrome-stable',
      '/b/google-chrome-stable',
    ]);
  });

  it('looks into the applications folders of macOS, the user’s too', () => {
    const places = browserPlaces('firefox', { platform: 'darwin', env: {}, home: '/Users/x' });
    expect(places).toContain('/Applications/Firefox.app/Contents/MacOS/firefox');
    expect(places).toContain('/Users/x/Applications/Firefox.app/Contents/MacOS/firefox');
  });

  it('looks into the program folders of Windows that are set', () => {
    const env = { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\x\\AppData\\Local' };
    expect(browserPlaces('chromium', { platform: 'win32', env, home: 'C:\\Users\\x' }).slice(0, 2)).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Users\\x\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    ]);
  });
});

describe('findBrowser', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pail-find-browser-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const machine = (env: Record<string, string>) => ({ platform: 'linux', env, home: folder }) as const;

  async function program(name: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, '');
    await chmod(path, 0o755);
    return path;
  }

  it('finds what lies on the PATH and passes over files that cannot be run', async () => {
    await writeFile(join(folder, 'firefox'), '', { mode: 0o644 });
    const esr = await program('firefox-esr');
    expect(await findBrowser('firefox', machine({ PATH: folder }))).toBe(esr);
  });

  it('answers null where there is none', async () => {
    expect(await findBrowser('chromium', machine({ PATH: folder }))).toBeNull();
  });

  it('takes the browser that the environment names before any other', async () => {
    await program('chromium');
    const chosen = await program('my-chromium');
    expect(await findBrowser('chromium', machine({ PATH: folder, PAIL_CHROMIUM: chosen }))).toBe(chosen);
  });

  it('says which variable is wrong when the named browser cannot be run', async () => {
    await program('firefox');
    await expect(
      findBrowser('firefox', machine({ PATH: folder, PAIL_FIREFOX: join(folder, 'gone') })),
    ).rejects.toThrow(/PAIL_FIREFOX .*gone/);
  });
});
