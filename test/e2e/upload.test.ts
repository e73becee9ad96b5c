import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClipboard } from '../browsers/clipboard.ts';
import { paste } from '../browsers/paste.ts';
import { clickContextMenu } from '../browsers/context-menu.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { encodePng } from '../fixtures/png.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';
import { pressInRow, readRow, waitForEnd, waitForRow } from '../browsers/upload-row.ts';

const MEBIBYTE = 1024 ** 2;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function fetchedSha256(link: string | null): Promise<string> {
  const response = await fetch(link ?? '');
  expect(response.status).toBe(200);
  return sha256(new Uint8Array(await response.arrayBuffer()));
}

/** A picture of as many bytes as there are green and blue ones in it: these are random. */
function reddishPicture(width: number, height: number): Buffer {
  const stride = 1 + 3 * width;
  const rows = randomBytes(height * stride);
  for (let row = 0; row < height; row += 1) {
    rows[row * stride] = 0;
    for (let pixel = 0; pixel < width; pixel += 1) rows[row * stride + 1 + 3 * pixel] = 255;
  }
  return encodePng(width, height, rows);
}

describe.each(browsersUnderTest)('uploading in %s', (name) => {
  let pail: PailInBrowser;

  beforeAll(async () => {
    pail = await startPail(name);
  });

  afterAll(() => pail.close());

  async function fileOf(filename: string, bytes: Uint8Array): Promise<string> {
    const file = path.join(pail.directory, filename);
    await writeFile(file, bytes);
    return file;
  }

  const drop = (...files: string[]): Promise<void> =>
    dropFiles(pail.browser, pail.popup, '[data-drop-area]', files);

  it('takes a dropped file to a link that gives back the same bytes, and copies the link', async () => {
    const bytes = randomBytes(5 * MEBIBYTE);
    await drop(await fileOf('Übung № 1.bin', bytes));
    const row = await waitForEnd(pail.popup, 'Übung № 1.bin');
    expect(row).toMatchObject({ state: 'done', error: null });
    expect(await fetchedSha256(row.link)).toBe(sha256(bytes));
    expect(await readClipboard(pail.browser)).toBe(row.link);
  });

  it('copies the links of several files as one list', async () => {
    const names = ['one.txt', 'two.txt', 'three.txt'];
    const files = await Promise.all(names.map((each) => fileOf(each, Buffer.from(each))));
    await drop(...files);
    const links: string[] = [];
    for (const each of names) links.push((await waitForEnd(pail.popup, each)).link ?? '');
    await expect
      .poll(async () => (await readClipboard(pail.browser)).split('\n').toSorted())
      .toEqual(links.toSorted());
  });

  it('takes a file from the file picker', async () => {
    const file = await fileOf('picked.txt', Buffer.from('picked'));
    const input = await pail.popup.waitForSelector('input[type="file"]');
    await (await input?.toElement('input'))?.uploadFile(file);
    const row = await waitForEnd(pail.popup, 'picked.txt');
    expect(await fetchedSha256(row.link)).toBe(sha256(Buffer.from('picked')));
  });

  it('takes what is pasted', async () => {
    await paste(pail.popup, { file: { name: 'note.txt', text: 'pasted text' } });
    const row = await waitForEnd(pail.popup, 'note.txt');
    expect(await fetchedSha256(row.link)).toBe(sha256(Buffer.from('pasted text')));
  });

  it('goes on when the popup closes, and shows it when it opens again', async () => {
    const bytes = randomBytes(24 * MEBIBYTE);
    pail.line.setSpeed(8 * MEBIBYTE);
    await drop(await fileOf('slow.bin', bytes));
    await waitForRow(pail.popup, 'slow.bin', ({ state }) => state === 'sending');
    // A tab of another page stays, so that the browser does.
    const blank = await pail.browser.browser.newPage();
    await pail.popup.close();
    await expect.poll(() => pail.backend.countRows('files'), { timeout: 60_000 }).toBeGreaterThan(0);
    pail.popup = await pail.browser.openExtensionPage('popup.html');
    await pail.popup.setViewport({ width: 400, height: 640 });
    await blank.close();
    const row = await waitForEnd(pail.popup, 'slow.bin');
    pail.line.setSpeed(null);
    expect(row.state).toBe('done');
    expect(await fetchedSha256(row.link)).toBe(sha256(bytes));
  });

  it('shows progress, speed and time left while it sends', async () => {
    pail.line.setSpeed(8 * MEBIBYTE);
    await drop(await fileOf('watched.bin', randomBytes(32 * MEBIBYTE)));
    const facts = await pail.popup.waitForFunction(() => {
      const row = document.querySelector<HTMLElement>('li:has([title="watched.bin"])');
      const bar = row?.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow');
      const text = row?.innerText ?? '';
      return /\/s/.test(text) && /left/.test(text) && Number(bar) > 0 && Number(bar) < 100 ? text : null;
    });
    expect(await facts.jsonValue()).toMatch(/MB/);
    pail.line.setSpeed(null);
    expect((await waitForEnd(pail.popup, 'watched.bin')).state).toBe('done');
  });

  it('shows a small picture of an image while it sends it, and keeps that when it is done', async () => {
    pail.line.setSpeed(MEBIBYTE);
    await drop(await fileOf('seen.png', reddishPicture(1600, 900)));
    const row = 'li:has([title="seen.png"])';
    const picture = await pail.popup.waitForSelector(`${row}[data-state="sending"] img`);
    const colour = await picture?.evaluate(async (image) => {
      if (!(image instanceof HTMLImageElement)) return [];
      await image.decode();
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      context?.drawImage(image, 0, 0, 1, 1);
      return [image.naturalWidth, image.naturalHeight, ...(context?.getImageData(0, 0, 1, 1).data ?? [])];
    });
    expect(colour?.slice(0, 2)).toEqual([64, 64]);
    const [red = 0, green = 0, blue = 0] = colour?.slice(2) ?? [];
    expect(red - green).toBeGreaterThan(60);
    expect(red - blue).toBeGreaterThan(60);
    pail.line.setSpeed(null);
    expect((await waitForEnd(pail.popup, 'seen.png')).state).toBe('done');
    expect(await pail.popup.$eval(`${row} img`, (image) => image.getAttribute('src'))).toMatch(/^data:image/);
  });

  it('cancels: nothing is recorded and nothing stays in the bucket', async () => {
    const [files, objects] = [pail.backend.countRows('files'), await pail.backend.bucket.list()];
    pail.line.setSpeed(4 * MEBIBYTE);
    await drop(await fileOf('unwanted.bin', randomBytes(32 * MEBIBYTE)));
    await waitForRow(pail.popup, 'unwanted.bin', ({ state }) => state === 'sending');
    await pressInRow(pail.popup, 'unwanted.bin', 'cancel');
    await waitForRow(pail.popup, 'unwanted.bin', ({ state }) => state === 'cancelled');
    pail.line.setSpeed(null);
    await expect.poll(() => pail.backend.bucket.list()).toEqual(objects);
    expect(pail.backend.countRows('files')).toBe(files);
  });

  it('goes on by itself after the line was cut', async () => {
    const bytes = randomBytes(24 * MEBIBYTE);
    pail.line.setSpeed(8 * MEBIBYTE);
    await drop(await fileOf('cut.bin', bytes));
    await waitForRow(pail.popup, 'cut.bin', ({ state }) => state === 'sending');
    const before = pail.line.sentBytes();
    await expect.poll(() => pail.line.sentBytes()).toBeGreaterThan(before + 4 * MEBIBYTE);
    pail.line.setSpeed(null);
    pail.line.cut();
    const row = await waitForEnd(pail.popup, 'cut.bin');
    expect(row).toMatchObject({ state: 'done', error: null });
    expect(await fetchedSha256(row.link)).toBe(sha256(bytes));
  });

  it('uploads what is right-clicked on a page', async () => {
    // The connect page's own address serves as a page; the picture is one that Pail stored before.
    const bytes = randomBytes(MEBIBYTE);
    await drop(await fileOf('picture.png', bytes));
    const { link } = await waitForEnd(pail.popup, 'picture.png');
    await pressInRow(pail.popup, 'picture.png', 'dismiss');
    await expect.poll(() => readRow(pail.popup, 'picture.png')).toBeNull();
    await clickContextMenu(pail.browser, {
      menuItemId: 'upload-image',
      srcUrl: link ?? '',
      pageUrl: `${pail.backend.baseUrl}/connect`,
      mediaType: 'image',
    });
    const row = await waitForEnd(pail.popup, 'picture.png');
    expect(row).toMatchObject({ state: 'done', error: null });
    expect(row.link).not.toBe(link);
    expect(await fetchedSha256(row.link)).toBe(sha256(bytes));
  });
});
