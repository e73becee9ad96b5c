import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropFiles } from '../browsers/drop-files.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';
import { pressInRow, waitForRow } from '../browsers/upload-row.ts';

const MEBIBYTE = 1024 ** 2;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.each(browsersUnderTest)('a browser that ends in mid-upload: %s', (name) => {
  let pail: PailInBrowser;

  beforeEach(async () => {
    pail = await startPail(name);
  });

  afterEach(() => pail.close());

  async function dropSlowly(filename: string, bytes: Uint8Array, bytesPerSecond: number): Promise<void> {
    const file = path.join(pail.directory, filename);
    await writeFile(file, bytes);
    pail.line.setSpeed(bytesPerSecond);
    await dropFiles(pail.browser, pail.popup, '[data-drop-area]', [file]);
  }

  async function expectStoredOnce(filename: string, bytes: Uint8Array): Promise<void> {
    const row = await waitForRow(pail.popup, filename, ({ state }) => state === 'done' || state === 'failed');
    expect(row).toMatchObject({ state: 'done', error: null });
    const fetched = await fetch(row.link ?? '');
    expect(sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(sha256(bytes));
    expect(pail.backend.countRows('files')).toBe(1);
    expect(pail.backend.countRows('uploads')).toBe(0);
    expect(await pail.backend.bucket.list()).toHaveLength(1);
  }

  const partsSent = (): number => Math.floor(pail.line.sentBytes() / (8 * MEBIBYTE));

  it('goes on with a small file by itself', async () => {
    const bytes = randomBytes(900_000);
    await dropSlowly('small.bin', bytes, 100_000);
    await waitForRow(pail.popup, 'small.bin', ({ state }) => state === 'sending');
    await pail.killAndRestartBrowser();
    pail.line.setSpeed(null);
    await expectStoredOnce('small.bin', bytes);
  });

  it('goes on with a large file by itself, and sends only what is missing', async () => {
    const bytes = randomBytes(64 * MEBIBYTE);
    await dropSlowly('large.bin', bytes, MEBIBYTE / 2);
    // Old enough to have been copied, far enough to have parts in the bucket.
    await expect.poll(partsSent, { timeout: 60_000 }).toBeGreaterThanOrEqual(5);
    await pail.killAndRestartBrowser();
    pail.line.setSpeed(null);
    await expectStoredOnce('large.bin', bytes);
    expect(pail.line.sentBytes()).toBeLessThan(2 * bytes.length);
  });

  it('asks for a file of which there is no copy yet, and takes it when it is dropped again', async () => {
    const bytes = randomBytes(40 * MEBIBYTE);
    await dropSlowly('uncopied.bin', bytes, MEBIBYTE);
    await waitForRow(pail.popup, 'uncopied.bin', ({ state }) => state === 'sending');
    await pail.killAndRestartBrowser();
    await waitForRow(pail.popup, 'uncopied.bin', ({ state }) => state === 'file-needed');
    pail.line.setSpeed(null);
    const file = path.join(pail.directory, 'uncopied.bin');
    await dropFiles(pail.browser, pail.popup, '[data-drop-area]', [file]);
    await expectStoredOnce('uncopied.bin', bytes);
  });

  it('keeps a paused upload paused', async () => {
    const bytes = randomBytes(900_000);
    await dropSlowly('paused.bin', bytes, 100_000);
    await waitForRow(pail.popup, 'paused.bin', ({ state }) => state === 'sending');
    await pressInRow(pail.popup, 'paused.bin', 'pause');
    await waitForRow(pail.popup, 'paused.bin', ({ state }) => state === 'paused');
    await pail.killAndRestartBrowser();
    await waitForRow(pail.popup, 'paused.bin', ({ state }) => state === 'paused');
    pail.line.setSpeed(null);
    await pressInRow(pail.popup, 'paused.bin', 'retry');
    await expectStoredOnce('paused.bin', bytes);
  });
});
