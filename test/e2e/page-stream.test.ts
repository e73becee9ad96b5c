import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clickContextMenu } from '../browsers/context-menu.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';
import { startSite, type Site } from './pages/site.ts';
import { StreamedVideo, type VideoOptions } from './pages/streams.ts';
import { pressInRow, waitForRow } from '../browsers/upload-row.ts';

const MEBIBYTE = 1024 ** 2;
const body = randomBytes(36 * MEBIBYTE + 321);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.each(browsersUnderTest)('a video that is uploaded while it is downloaded, in %s', (name) => {
  let pail: PailInBrowser;
  let site: Site | null = null;

  beforeEach(async () => {
    pail = await startPail(name);
  });

  afterEach(async () => {
    await site?.close();
    await pail.close();
  });

  async function upload(options: Omit<VideoOptions, 'body'>): Promise<StreamedVideo> {
    const video = new StreamedVideo({ body, ...options });
    site = await startSite({ '/film.mp4': video.answer });
    await clickContextMenu(pail.browser, {
      menuItemId: 'upload-video',
      pageUrl: site.url('/'),
      srcUrl: site.url('/film.mp4'),
      mediaType: 'video',
    });
    return video;
  }

  async function expectStoredOnce(): Promise<void> {
    const row = await waitForRow(
      pail.popup,
      'film.mp4',
      ({ state }) => state === 'done' || state === 'failed',
    );
    expect(row).toMatchObject({ state: 'done', error: null });
    const fetched = await fetch(row.link ?? '');
    expect(sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(sha256(body));
    expect(pail.backend.countRows('files')).toBe(1);
    expect(await pail.backend.bucket.list()).toHaveLength(1);
    await expect.poll(() => pail.backend.countRows('uploads')).toBe(0);
    await expect.poll(() => pail.backend.bucket.listMultiparts()).toEqual([]);
  }

  it.each<Omit<VideoOptions, 'body'>>([
    { tellsLength: true },
    { pause: 5 },
    { compressed: true },
    { tellsLength: true, breaksAfter: 20 * MEBIBYTE, ranges: true },
    { tellsLength: true, breaksAfter: 20 * MEBIBYTE },
    { breaksAfter: 28 * MEBIBYTE },
  ])('arrives as it is: %o', async (options) => {
    const video = await upload(options);
    await expectStoredOnce();
    // Little more than its bytes: no part was sent twice.
    expect(pail.line.sentBytes()).toBeLessThan(body.length + MEBIBYTE);
    // What is fetched last begins in the middle, if it can.
    expect(video.asked.at(-1)).toBeGreaterThanOrEqual(options.ranges ? 16 * MEBIBYTE : 0);
  });

  it('has parts in the bucket before its download has ended', async () => {
    const video = await upload({ pause: 10 });
    await expect.poll(() => pail.line.sentBytes(), { timeout: 60_000 }).toBeGreaterThan(MEBIBYTE);
    video.pause = 60_000;
    await expect.poll(() => pail.line.sentBytes(), { timeout: 60_000 }).toBeGreaterThan(16 * MEBIBYTE);
    await waitForRow(pail.popup, 'film.mp4', ({ state }) => state === 'sending');
    await pressInRow(pail.popup, 'film.mp4', 'cancel');
    await expect.poll(() => pail.backend.bucket.listMultiparts(), { timeout: 20_000 }).toEqual([]);
    expect(pail.backend.countRows('files')).toBe(0);
  });

  it('goes on after the browser was killed, and sends only what is missing', async () => {
    const video = await upload({ pause: 20 });
    await expect.poll(() => pail.line.sentBytes(), { timeout: 60_000 }).toBeGreaterThan(17 * MEBIBYTE);
    await pail.killAndRestartBrowser();
    video.pause = 0;
    await expectStoredOnce();
    expect(video.asked).toEqual([0, 0]);
    expect(pail.line.sentBytes()).toBeLessThan(body.length + 20 * MEBIBYTE);
  });

  it('leaves nothing behind where it always breaks off', async () => {
    const video = new StreamedVideo({ body, tellsLength: true, breaksAfter: 20 * MEBIBYTE });
    site = await startSite({
      '/film.mp4': (response, request) => {
        video.asked.length = 0;
        video.answer(response, request);
      },
    });
    await clickContextMenu(pail.browser, {
      menuItemId: 'upload-video',
      pageUrl: site.url('/'),
      srcUrl: site.url('/film.mp4'),
      mediaType: 'video',
    });
    const row = await waitForRow(
      pail.popup,
      'film.mp4',
      ({ state }) => state === 'done' || state === 'failed',
    );
    expect(row).toMatchObject({ state: 'failed', errorCode: 'source_truncated' });
    await expect.poll(() => pail.backend.bucket.listMultiparts(), { timeout: 20_000 }).toEqual([]);
    expect(await pail.backend.bucket.list()).toEqual([]);
    expect(pail.backend.countRows('files')).toBe(0);
  });
});
