import { randomBytes } from 'node:crypto';
import { bytes } from '../site.ts';
import { type HardPage, OTHER_SITE, pageOfImage, somePicture } from './hard-page.ts';

const blobPicture = somePicture();
const strictPicture = somePicture();
const dataPicture = somePicture();
const workerPicture = somePicture();
const blobVideo = randomBytes(24 * 1024 ** 2);
const framed = somePicture();
const framedElsewhere = somePicture();
const shadowed = somePicture();

/** Shows what it fetches by a `blob:` address; the page is ready when it shows. */
function blobScript(file: string, after = ''): string {
  return `
    document.documentElement.dataset.ready = 'no';
    const target = document.querySelector('[data-target]');
    const show = async () => {
      const blob = await (await fetch('${file}')).blob();
      const shown = new Promise((resolve) => {
        for (const event of ['load', 'error', 'loadstart']) target.addEventListener(event, resolve, { once: true });
      });
      target.src = URL.createObjectURL(blob);
      await shown;
      ${after}
      document.documentElement.dataset.ready = 'yes';
    };
    show();`;
}

/** Answers what no server has. */
const WORKER = `
  self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener('fetch', (event) => {
    if (!event.request.url.endsWith('/made.png')) return;
    event.respondWith(fetch('stored.bin').then(async (answer) =>
      new Response(await answer.blob(), { headers: { 'content-type': 'image/png' } })));
  });`;

const REGISTER = `
  document.documentElement.dataset.ready = 'no';
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const image = document.querySelector('[data-target]');
    image.addEventListener('load', () => { document.documentElement.dataset.ready = 'yes'; });
    image.src = 'made.png';
  });
  navigator.serviceWorker.register('worker.js');`;

const PLAY_PIECES = `
  const source = new MediaSource();
  document.querySelector('[data-target]').src = URL.createObjectURL(source);`;

const PLAY_PROTECTED = `
  document.documentElement.dataset.ready = 'no';
  const video = document.querySelector('[data-target]');
  const protect = async () => {
    const access = await navigator.requestMediaKeySystemAccess('org.w3.clearkey', [{
      initDataTypes: ['keyids'],
      videoCapabilities: [{ contentType: 'video/webm; codecs="vp8"' }],
    }]);
    await video.setMediaKeys(await access.createMediaKeys());
    video.src = URL.createObjectURL(new MediaSource());
    document.documentElement.dataset.ready = 'yes';
  };
  protect();`;

const ATTACH_SHADOW = `
  const root = document.querySelector('div').attachShadow({ mode: 'open' });
  root.innerHTML = '<img data-target src="photo.png">';`;

/** Pages whose pictures and videos exist only in them. */
export const IN_PAGE_PAGES: readonly HardPage[] = [
  {
    name: 'blob: picture',
    html: `<img data-target alt=""><script>${blobScript('photo.bin')}</script>`,
    answers: { 'photo.bin': bytes('image/png', blobPicture) },
    cases: [{ source: 'image', expected: { uploaded: blobPicture } }],
  },
  {
    name: 'blob: picture under a strict Content-Security-Policy',
    html: `<img data-target alt=""><script nonce="one">${blobScript('photo.bin')}</script>`,
    headers: {
      'content-security-policy':
        "default-src 'none'; img-src blob:; script-src 'nonce-one'; connect-src 'self'",
    },
    answers: { 'photo.bin': bytes('image/png', strictPicture) },
    cases: [
      {
        source: 'image',
        expected: { uploaded: strictPicture },
        // The page's policy holds for its extensions there, so that only the pixels can be had.
        expectedInFirefox: { copied: 'A hard page (re-encoded copy).png' },
      },
    ],
  },
  {
    name: 'blob: picture that the page has let go of',
    html: `<img data-target alt=""><script>${blobScript('photo.bin', 'URL.revokeObjectURL(target.src);')}</script>`,
    answers: { 'photo.bin': bytes('image/png', somePicture()) },
    cases: [{ source: 'image', expected: { copied: 'A hard page (re-encoded copy).png' } }],
  },
  {
    name: 'blob: video of 24 MiB',
    html: `<video data-target></video><script>${blobScript('film.bin')}</script>`,
    answers: { 'film.bin': bytes('video/mp4', blobVideo) },
    cases: [{ source: 'video', expected: { uploaded: blobVideo } }],
  },
  {
    name: 'data: picture',
    html: pageOfImage(`data:image/png;base64,${dataPicture.toString('base64')}`),
    cases: [{ source: 'image', expected: { uploaded: dataPicture } }],
  },
  {
    name: "picture made by the page's service worker",
    html: `<img data-target alt=""><script>${REGISTER}</script>`,
    answers: {
      'worker.js': bytes('text/javascript', WORKER),
      'stored.bin': bytes('application/octet-stream', workerPicture),
    },
    cases: [{ source: 'image', expected: { uploaded: workerPicture, name: 'made.png' } }],
  },
  {
    name: 'video from a MediaSource (HLS or DASH by script)',
    html: `<video data-target></video><script>${PLAY_PIECES}</script>`,
    cases: [{ source: 'video', expected: { refused: 'source_is_stream', words: /pieces/ } }],
  },
  {
    name: 'video from a playlist (HLS)',
    html: '<video data-target preload="none" src="film.m3u8"></video>',
    answers: { 'film.m3u8': bytes('application/vnd.apple.mpegurl', '#EXTM3U\n#EXTINF:9,\none.ts\n') },
    cases: [{ source: 'video', expected: { refused: 'source_is_stream', words: /pieces/ } }],
  },
  {
    name: 'video under DRM',
    html: `<video data-target></video><script>${PLAY_PROTECTED}</script>`,
    cases: [{ source: 'video', expected: { refused: 'source_protected', words: /DRM/ } }],
  },
  {
    name: 'iframe of the same site',
    html: '<iframe src="framed.html"></iframe>',
    answers: {
      'framed.html': bytes(
        'text/html',
        `<!doctype html><img data-target alt=""><script>${blobScript('photo.bin')}</script>`,
      ),
      'photo.bin': bytes('image/png', framed),
    },
    cases: [{ source: 'image', expected: { uploaded: framed } }],
  },
  {
    name: 'iframe of another site',
    html: `<iframe src="${OTHER_SITE}/framed.html"></iframe>`,
    answers: {
      'framed.html': bytes(
        'text/html',
        `<!doctype html><img data-target alt=""><script>${blobScript('photo.bin')}</script>`,
      ),
      'photo.bin': bytes('image/png', framedElsewhere),
    },
    cases: [{ source: 'image', expected: { uploaded: framedElsewhere } }],
  },
  {
    name: 'picture in a shadow tree',
    html: `<div></div><script>${ATTACH_SHADOW}</script>`,
    answers: { 'photo.png': bytes('image/png', shadowed) },
    cases: [{ source: 'image', expected: { uploaded: shadowed } }],
  },
];
