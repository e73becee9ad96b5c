import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickContextMenu } from '../browsers/context-menu.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';
import { brokenOff, bytes, page, redirect, startSite, type Site } from './pages/site.ts';
import { waitForEnd } from '../browsers/upload-row.ts';

const picture = randomBytes(70_000);
const film = randomBytes(3_000_000);
const sha256 = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

describe.each(browsersUnderTest)('right-clicking on a page in %s', (name) => {
  let pail: PailInBrowser;
  let site: Site;

  beforeAll(async () => {
    pail = await startPail(name);
    site = await startSite({
      '/cat.png': bytes('image/png', picture),
      '/film.mp4': bytes('video/mp4', film),
      '/song': bytes('audio/mpeg', picture),
      '/download': bytes('application/pdf', picture, {
        'content-disposition': `attachment; filename="report.pdf"; filename*=UTF-8''r%C3%A9sum%C3%A9.pdf`,
      }),
      '/picture.php': bytes('image/webp', picture),
      '/moved.png': redirect('/cat.png'),
      '/chunked.gif': (response) => {
        response.writeHead(200, { 'content-type': 'image/gif' });
        response.write(picture.subarray(0, 100));
        response.end(picture.subarray(100));
      },
      '/forbidden.png': page(403),
      '/login-instead.png': redirect('/login'),
      '/login': page(200),
      '/broken.png': brokenOff('image/png'),
      '/data.png': bytes('application/json', '{}'),
      '/empty.png': bytes('image/png', ''),
    });
  });

  afterAll(async () => {
    await site.close();
    await pail.close();
  });

  async function click(
    kind: 'image' | 'video' | 'audio' | 'link',
    path: string,
    shownAs: string,
  ): ReturnType<typeof waitForEnd> {
    const url = path.startsWith('/') ? site.url(path) : path;
    await clickContextMenu(pail.browser, {
      menuItemId: `upload-${kind}`,
      pageUrl: site.url('/'),
      ...(kind === 'link' ? { linkUrl: url } : { srcUrl: url, mediaType: kind }),
    });
    return waitForEnd(pail.popup, shownAs);
  }

  it.each([
    ['image', '/cat.png', 'cat.png', picture],
    ['video', '/film.mp4', 'film.mp4', film],
    ['audio', '/song', 'song.mp3', picture],
    ['link', '/download', 'résumé.pdf', picture],
    ['image', '/picture.php', 'picture.webp', picture],
    ['image', '/chunked.gif', 'chunked.gif', picture],
  ] as const)('uploads the %s at %s as %s', async (kind, path, filename, expected) => {
    const row = await click(kind, path, filename);
    expect(row).toMatchObject({ state: 'done', error: null });
    const fetched = await fetch(row.link ?? '');
    expect(sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(sha256(expected));
  });

  it('uploads an image that stands in the page itself', async () => {
    const row = await click('image', `data:image/gif;base64,${picture.toString('base64')}`, 'file.gif');
    const fetched = await fetch(row.link ?? '');
    expect(sha256(new Uint8Array(await fetched.arrayBuffer()))).toBe(sha256(picture));
  });

  it.each([
    ['image', '/missing.png', 'missing.png', 'source_not_found', /not there \(status 404\)/],
    ['image', '/forbidden.png', 'forbidden.png', 'source_refused', /Log in there/],
    ['image', '/login-instead.png', 'login-instead.png', 'source_is_a_page', /login page/],
    ['link', '/login', 'login', 'source_is_a_page', /web page in place of a file/],
    ['image', '/broken.png', 'broken.png', 'source_truncated', /broke off/],
    ['image', '/data.png', 'data.png', 'source_wrong_type', /application\/json/],
    ['image', '/empty.png', 'empty.png', 'empty_file', /empty/],
    ['image', 'blob:http://localhost/0f5a6d5e', 'file', 'source_not_supported', /Save it to disk/],
  ] as const)('does not upload the %s at %s, and says why', async (kind, path, filename, code, message) => {
    const [files, objects] = [pail.backend.countRows('files'), await pail.backend.bucket.list()];
    const row = await click(kind, path, filename);
    expect(row).toMatchObject({ state: 'failed', errorCode: code });
    expect(row.error).toMatch(message);
    expect(pail.backend.countRows('files')).toBe(files);
    expect(await pail.backend.bucket.list()).toEqual(objects);
  });
});
