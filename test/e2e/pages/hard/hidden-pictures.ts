import { bytes } from '../site.ts';
import { encodePng } from '../../../fixtures/png.ts';
import { type HardCase, type HardPage, OTHER_SITE, somePicture } from './hard-page.ts';

const small = somePicture(20);
const sharp = somePicture(60);
const wide = somePicture(80);
const late = somePicture();
const background = somePicture();
const sharpBackground = somePicture(80);
const covered = somePicture();
const shadowed = somePicture();

const painted = somePicture();

const PIXEL = `data:image/png;base64,${encodePng(1, 1, Buffer.from([0, 1, 2, 3])).toString('base64')}`;

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" data-target="" width="50" height="50"><circle r="20" cx="25" cy="25"/></svg>';

/** Paints one colour, so that the file is the same wherever it is made. */
const PAINT = `
  const context = document.querySelector('canvas').getContext('2d');
  context.fillStyle = '#102030';
  context.fillRect(0, 0, 50, 50);`;

const PAINT_PICTURE = `
  document.documentElement.dataset.ready = 'no';
  const picture = document.querySelector('img');
  picture.decode().then(() => {
    document.querySelector('canvas').getContext('2d').drawImage(picture, 0, 0);
    document.documentElement.dataset.ready = 'yes';
  });`;

const CLOSED_SHADOW = `
  const root = document.querySelector('[data-target]').attachShadow({ mode: 'closed' });
  root.innerHTML = '<div style="width: 50px; height: 50px; background-image: url(photo.png)"></div>';`;

const here = (uploaded: Uint8Array, name?: string): HardCase => ({
  source: 'picture here',
  expected: { uploaded, ...(name !== undefined && { name }) },
});

const BOX = 'width: 50px; height: 50px';

/** Pages whose best picture is not the one that the browser names. */
export const HIDDEN_PICTURE_PAGES: readonly HardPage[] = [
  {
    name: 'srcset with 2x',
    html: '<img data-target src="small.png" srcset="small.png 1x, sharp.png 2x" alt="">',
    answers: { 'small.png': bytes('image/png', small), 'sharp.png': bytes('image/png', sharp) },
    cases: [{ source: 'image', expected: { uploaded: sharp, name: 'sharp.png' } }],
  },
  {
    name: 'picture with sources by width',
    html: `<picture><source srcset="small.png 20w, wide.png 2000w" sizes="20px">
      <img data-target src="old.png" alt=""></picture>`,
    answers: { 'small.png': bytes('image/png', small), 'wide.png': bytes('image/png', wide) },
    cases: [{ source: 'image', expected: { uploaded: wide, name: 'wide.png' } }],
  },
  {
    name: 'picture that is loaded late by a script',
    html: `<img data-target src="${PIXEL}" data-src="late.png" alt="">`,
    answers: { 'late.png': bytes('image/png', late) },
    cases: [{ source: 'image', expected: { uploaded: late, name: 'late.png' } }],
  },
  {
    name: 'picture with loading=lazy, below',
    html: '<div style="height: 5000px"></div><img data-target loading="lazy" src="late.png" alt="">',
    answers: { 'late.png': bytes('image/png', late) },
    cases: [{ source: 'image', expected: { uploaded: late, name: 'late.png' } }],
  },
  {
    name: 'CSS background',
    html: `<div data-target style="${BOX}; background-image: url(photo.png)"></div>`,
    answers: { 'photo.png': bytes('image/png', background) },
    cases: [here(background, 'photo.png')],
  },
  {
    name: 'CSS background with image-set()',
    html: `<div data-target style="${BOX}; background-image: image-set(url(photo.png) 1x, url(sharp.png) 2x)"></div>`,
    answers: {
      'photo.png': bytes('image/png', background),
      'sharp.png': bytes('image/png', sharpBackground),
    },
    cases: [here(sharpBackground, 'sharp.png')],
  },
  {
    name: 'picture under a transparent cover',
    html: `<div style="position: relative; ${BOX}"><img src="photo.png" style="${BOX}" alt="">
      <b data-target style="position: absolute; inset: 0"></b></div>`,
    answers: { 'photo.png': bytes('image/png', covered) },
    cases: [here(covered, 'photo.png')],
  },
  {
    name: 'CSS background in a closed shadow tree',
    html: `<div data-target style="${BOX}"></div><script>${CLOSED_SHADOW}</script>`,
    answers: { 'photo.png': bytes('image/png', shadowed) },
    cases: [here(shadowed, 'photo.png')],
  },
  {
    name: 'SVG in the page',
    html: DRAWING,
    cases: [here(Buffer.from(DRAWING), 'A hard page.svg')],
  },
  {
    name: 'canvas',
    html: `<canvas data-target width="50" height="50"></canvas><script>${PAINT}</script>`,
    cases: [{ source: 'picture here', expected: { copied: 'A hard page.png' } }],
  },
  {
    name: 'canvas with a picture of another site',
    html: `<img src="${OTHER_SITE}/photo.png" alt=""><canvas data-target width="50" height="50"></canvas>
      <script>${PAINT_PICTURE}</script>`,
    answers: { 'photo.png': bytes('image/png', painted) },
    cases: [
      {
        source: 'picture here',
        expected: { told: /canvas holds pictures of another site.*Take a screenshot/ },
      },
    ],
  },
];
