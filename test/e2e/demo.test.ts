import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';

const NAME = 'naïve „notes“ 🪣.txt';
const TEXT = 'some words\n';

describe('npm run demo', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pail-demo-test-'));
    await writeFile(path.join(folder, NAME), TEXT);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it.each(browsersUnderTest)('prints nothing but a line an upload with --json, in %s', async (browser) => {
    const { stdout } = await execa`npm run demo -- --json --browser ${browser} ${path.join(folder, NAME)}`;
    const sha256 = createHash('sha256').update(TEXT).digest('hex');
    const link: unknown = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/s\//);
    const [dropped, fromPage, ...more] = stdout.split('\n').map((line): unknown => JSON.parse(line));
    expect(dropped).toEqual({
      source: 'drop',
      name: NAME,
      size: Buffer.byteLength(TEXT),
      sha256,
      link,
      fetchedSha256: sha256,
    });
    expect(fromPage).toMatchObject({ source: 'page', name: 'dusk.png', link });
    expect(more).toEqual([]);
  });

  it('names a file that is not there, and starts nothing', async () => {
    const { exitCode, stdout, stderr } = await execa({
      reject: false,
    })`npm run demo -- ${path.join(folder, 'gone')}`;
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim()).toBe(`There is no file ${path.join(folder, 'gone')}.`);
  });
});
