import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchContentsSchema } from '../../shared/api/batches.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { readClipboard } from '../browsers/clipboard.ts';
import { paste } from '../browsers/paste.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';
import { bytes, startSite, type Site } from './pages/site.ts';

describe.each(browsersUnderTest)('what is dropped and pasted in %s', (name) => {
  let pail: PailInBrowser;
  let site: Site;

  beforeAll(async () => {
    pail = await startPail(name);
    site = await startSite({ '/report.pdf': bytes('application/pdf', '%PDF-1.7 a report') });
  });

  afterAll(async () => {
    await site.close();
    await pail.close();
  });

  async function textBehind(link: string | null): Promise<string> {
    return (await fetch(link ?? '')).text();
  }

  /** What the page says of what was dropped or pasted last. */
  const notices = (): Promise<string> =>
    pail.popup.$$eval('[data-notice]', (all) => all.map(({ textContent }) => textContent).join('\n'));

  it('fetches the file behind an address that is pasted', async () => {
    await paste(pail.popup, { texts: { 'text/plain': ` ${site.url('/report.pdf')}\n` } });
    const row = await waitForEnd(pail.popup, 'report.pdf');
    expect(row).toMatchObject({ state: 'done', error: null });
    expect(await textBehind(row.link)).toBe('%PDF-1.7 a report');
  });

  it('says of an address behind which there is no file what is the matter', async () => {
    await paste(pail.popup, { texts: { 'text/plain': site.url('/gone.pdf') } });
    const row = await waitForEnd(pail.popup, 'gone.pdf');
    expect(row).toMatchObject({ state: 'failed', errorCode: 'source_not_found' });
  });

  it('says of an address that no browser extension can fetch what to do', async () => {
    await paste(pail.popup, { texts: { 'text/plain': 'ftp://example.com/report.pdf' } });
    await expect.poll(notices, { timeout: 20_000 }).toContain('begin with https:// or http:// only');
  });

  it('makes a text file of text that is pasted', async () => {
    await paste(pail.popup, {
      texts: {
        'text/plain': 'Buy milk\nand bread',
        'text/html': '<span style="color:red">Buy milk</span>',
      },
    });
    const row = await waitForEnd(pail.popup, 'Buy milk and bread.txt');
    expect(row).toMatchObject({ state: 'done', error: null });
    expect(await textBehind(row.link)).toBe('Buy milk\nand bread');
  });

  it('makes Markdown of text with headings and links that is pasted', async () => {
    await paste(pail.popup, {
      texts: {
        'text/plain': 'Cats\nA picture',
        'text/html': '<h2>Cats</h2><a href="https://example.com/cat">A picture</a>',
      },
    });
    const row = await waitForEnd(pail.popup, 'Cats A picture.md');
    expect(await textBehind(row.link)).toBe('## Cats\n\n[A picture](https://example.com/cat)');
  });

  it('says so where there is nothing to paste', async () => {
    await paste(pail.popup, {});
    await expect.poll(notices, { timeout: 20_000 }).toContain('nothing on the clipboard');
  });

  it('makes one link to files that were dropped together, when it is asked for', async () => {
    const files = ['one.txt', 'two.txt'].map((file) => path.join(pail.directory, file));
    for (const file of files) await writeFile(file, path.basename(file));
    await dropFiles({ name }, pail.popup, '[data-drop-area]', files);
    await waitForEnd(pail.popup, 'one.txt');
    const second = await waitForEnd(pail.popup, 'two.txt');
    // The list of both comes first, by itself.
    await expect.poll(() => readClipboard(pail.browser), { timeout: 20_000 }).toContain(second.link);
    await pail.popup.click('[data-action="copy-one-link"]');
    await pail.popup.waitForSelector('[data-action="copy-one-link"][data-copied="true"]');
    const contents = batchContentsSchema.parse(await (await fetch(await readClipboard(pail.browser))).json());
    expect(contents.files.map((file) => file.name)).toEqual(['one.txt', 'two.txt']);
  });

  // No driver hands Firefox a folder.
  if (name === 'chromium') {
    it('walks a folder that is dropped, leaves out what is hidden, and copies one link to all of it', async () => {
      const folder = path.join(pail.directory, 'holiday');
      await mkdir(path.join(folder, '2026', '.cache'), { recursive: true });
      await writeFile(path.join(folder, 'a.txt'), 'first');
      await writeFile(path.join(folder, '2026', 'b.txt'), 'second');
      await writeFile(path.join(folder, '.DS_Store'), 'junk');
      await writeFile(path.join(folder, '2026', '.cache', 'c.txt'), 'junk');
      await dropFiles({ name }, pail.popup, '[data-drop-area]', [folder]);
      const first = await waitForEnd(pail.popup, 'holiday/a.txt');
      const second = await waitForEnd(pail.popup, 'holiday/2026/b.txt');
      expect(await textBehind(first.link)).toBe('first');
      expect(await textBehind(second.link)).toBe('second');
      await expect.poll(notices, { timeout: 20_000 }).toContain('2 hidden or system files were left out.');
      // By itself, as soon as all of it is done.
      await expect.poll(() => readClipboard(pail.browser), { timeout: 20_000 }).toContain('/b/');
      const link = await readClipboard(pail.browser);
      const contents = batchContentsSchema.parse(await (await fetch(link)).json());
      expect(contents).toMatchObject({ folder: 'holiday', count: 2, bytes: 11 });
      expect(Object.fromEntries(contents.files.map((file) => [file.name, file.link]))).toEqual({
        'holiday/a.txt': first.link,
        'holiday/2026/b.txt': second.link,
      });
      await pail.popup.click('[data-action="copy-batch"]');
      await pail.popup.waitForSelector('[data-action="copy-batch"][data-copied="true"]');
      const copied = (await readClipboard(pail.browser)).split('\n');
      expect(copied.toSorted()).toEqual([first.link ?? '', second.link ?? ''].toSorted());
    });

    it('says of an empty folder that there is nothing in it', async () => {
      const folder = path.join(pail.directory, 'empty');
      await mkdir(folder);
      await writeFile(path.join(folder, 'Thumbs.db'), 'junk');
      await dropFiles({ name }, pail.popup, '[data-drop-area]', [folder]);
      await expect.poll(notices, { timeout: 20_000 }).toContain('There is no file to upload in this folder.');
    });
  }
});
