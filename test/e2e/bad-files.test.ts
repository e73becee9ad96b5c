import { randomBytes } from 'node:crypto';
import { appendFile, open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from '../browsers/drop-files.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';
import { pressInRow, waitForEnd, waitForRow } from '../browsers/upload-row.ts';

const MEBIBYTE = 1024 ** 2;

describe.each(browsersUnderTest)('files that cannot be uploaded as they are, in %s', (name) => {
  let pail: PailInBrowser;

  beforeAll(async () => {
    pail = await startPail(name);
  });

  afterAll(() => pail.close());

  async function fileOf(filename: string, body: Uint8Array | string): Promise<string> {
    const file = path.join(pail.directory, filename);
    await writeFile(file, body);
    return file;
  }

  const drop = (...files: string[]): Promise<void> =>
    dropFiles(pail.browser, pail.popup, '[data-drop-area]', files);

  /** Everything that is stored: to be the same after a failure as before. */
  const stored = async (): Promise<{ objects: string[]; files: number }> => ({
    objects: await pail.backend.bucket.list(),
    files: pail.backend.countRows('files'),
  });

  /** Drops a file behind six that use all connections, and changes it before it has its turn. */
  async function changeWhileItWaits(
    filename: string,
    body: Uint8Array,
    change: (file: string) => Promise<void>,
  ): Promise<void> {
    pail.line.setSpeed(MEBIBYTE / 4);
    const names = Array.from({ length: 6 }, (_, index) => `before ${filename} ${index}.bin`);
    const busy = await Promise.all(names.map((each) => fileOf(each, randomBytes(16 * MEBIBYTE))));
    const file = await fileOf(filename, body);
    await drop(...busy);
    for (const each of names) await waitForRow(pail.popup, each, ({ state }) => state === 'sending');
    await drop(file);
    // Signed, but without a connection: the six have them all.
    await waitForRow(pail.popup, filename, ({ state }) => state === 'sending');
    await change(file);
    for (const each of names) {
      await pressInRow(pail.popup, each, 'cancel');
      await waitForRow(pail.popup, each, ({ state }) => state === 'cancelled');
    }
    pail.line.setSpeed(null);
  }

  it('refuses an empty file, and says what to do', async () => {
    const before = await stored();
    await drop(await fileOf('empty.txt', ''));
    expect(await waitForEnd(pail.popup, 'empty.txt')).toMatchObject({
      state: 'failed',
      errorCode: 'empty_file',
    });
    await expect.poll(stored).toEqual(before);
  });

  it('stores nothing of a file that changes while it is sent', async () => {
    const before = await stored();
    const file = await fileOf('changing.bin', randomBytes(32 * MEBIBYTE));
    pail.line.setSpeed(4 * MEBIBYTE);
    const sent = pail.line.sentBytes();
    await drop(file);
    await waitForRow(pail.popup, 'changing.bin', ({ state }) => state === 'sending');
    await expect.poll(() => pail.line.sentBytes(), { timeout: 20_000 }).toBeGreaterThan(sent + MEBIBYTE);
    await writeFile(file, randomBytes(32 * MEBIBYTE));
    // What is sent again is read as it is now.
    pail.line.cut();
    pail.line.setSpeed(null);
    const row = await waitForEnd(pail.popup, 'changing.bin');
    expect(row).toMatchObject({ state: 'failed', errorCode: 'file_changed' });
    expect(row.error).toMatch(/Drop it again/);
    await pressInRow(pail.popup, 'changing.bin', 'dismiss');
    await expect.poll(stored).toEqual(before);
  });

  it('stores no mixture of a file that is changed in two places while it is sent', async () => {
    const before = await stored();
    const file = await fileOf('mixed.bin', randomBytes(192 * MEBIBYTE));
    pail.line.setSpeed(8 * MEBIBYTE);
    const sent = pail.line.sentBytes();
    await drop(file);
    // The first parts are in the bucket then, and the last ones not read yet.
    await expect.poll(() => pail.line.sentBytes(), { timeout: 60_000 }).toBeGreaterThan(sent + 64 * MEBIBYTE);
    const opened = await open(file, 'r+');
    await opened.write(randomBytes(1024), 0, 1024, MEBIBYTE);
    await opened.write(randomBytes(1024), 0, 1024, 191 * MEBIBYTE);
    await opened.close();
    pail.line.setSpeed(null);
    const row = await waitForEnd(pail.popup, 'mixed.bin');
    expect(row).toMatchObject({ state: 'failed', errorCode: 'file_changed' });
    await expect.poll(stored).toEqual(before);
    await expect.poll(() => pail.backend.bucket.listMultiparts()).toEqual([]);
    await pressInRow(pail.popup, 'mixed.bin', 'dismiss');
  });

  it('stores nothing of a file that is deleted while it waits for its turn', async () => {
    const before = await stored();
    await changeWhileItWaits('deleted.bin', randomBytes(2 * MEBIBYTE), (file) => rm(file));
    const row = await waitForEnd(pail.popup, 'deleted.bin');
    expect(row.state).toBe('failed');
    expect(row.errorCode).toMatch(/^file_(?:unreadable|changed)$/);
    await expect.poll(stored).toEqual(before);
  });

  it('stores a small file as it was when it was dropped, whatever becomes of it', async () => {
    const body = randomBytes(5000);
    await changeWhileItWaits('fleeting.bin', body, (file) => rm(file));
    const row = await waitForEnd(pail.popup, 'fleeting.bin');
    expect(row).toMatchObject({ state: 'done', error: null });
    const answer = await fetch(row.link ?? '');
    expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
  });

  if (name === 'chromium') {
    it('stores nothing of a file that grew since it was dropped', async () => {
      const before = await stored();
      await changeWhileItWaits('growing.log', randomBytes(2 * MEBIBYTE), (file) => appendFile(file, 'more'));
      const row = await waitForEnd(pail.popup, 'growing.log');
      expect(row).toMatchObject({ state: 'failed', errorCode: 'file_changed' });
      await expect.poll(stored).toEqual(before);
    });
  } else {
    // Firefox keeps to the size that a file had when it was dropped.
    it('stores a file that grew as it was when it was dropped', async () => {
      const body = randomBytes(2 * MEBIBYTE);
      await changeWhileItWaits('growing.log', body, (file) => appendFile(file, 'more'));
      const row = await waitForEnd(pail.popup, 'growing.log');
      expect(row).toMatchObject({ state: 'done', error: null });
      const answer = await fetch(row.link ?? '');
      expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
    });
  }
});
