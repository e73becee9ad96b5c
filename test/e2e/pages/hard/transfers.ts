import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Answer, brokenOff, bytes, redirect } from '../site.ts';
import { StreamedVideo } from '../streams.ts';
import {
  type Expected,
  type HardPage,
  type LongBody,
  pageOfImage,
  redirectElsewhere,
  somePicture,
} from './hard-page.ts';

function imagePage(name: string, answer: (picture: Buffer) => Answer, expected?: Expected): HardPage {
  const picture = somePicture();
  return {
    name,
    html: pageOfImage('photo.png'),
    answers: { 'photo.png': answer(picture) },
    cases: [{ source: 'image', expected: expected ?? { uploaded: picture } }],
  };
}

const inPieces =
  (pieces: number, pause: number, headers: Readonly<Record<string, string | number>>) =>
  (picture: Buffer): Answer =>
  (response) => {
    const drip = async (): Promise<void> => {
      response.writeHead(200, { 'content-type': 'image/png', ...headers });
      const size = Math.ceil(picture.length / pieces);
      for (let at = 0; at < picture.length; at += size) {
        response.write(picture.subarray(at, at + size));
        await setTimeout(pause);
      }
      response.end();
    };
    // A browser that goes away is no failure of the site's.
    drip().catch(() => {});
  };

/** As servers of HTTP/1.0 do: the end of the connection is the end of the file. */
const untilClosed =
  (picture: Buffer): Answer =>
  (response) => {
    response.useChunkedEncodingByDefault = false;
    response.writeHead(200, { 'content-type': 'image/png', connection: 'close' });
    response.end(picture);
  };

const MEBIBYTE = 1024 ** 2;

/** A video's first bytes, so that it is taken for one. */
function someVideo(size: number): Buffer {
  return Buffer.concat([Buffer.from('\0\0\0\u0018ftypmp42', 'latin1'), randomBytes(size)]);
}

/** Gives a mebibyte at a time, and nothing without being asked for a range. */
function rangesOnly(body: Buffer): Answer {
  return (response, request) => {
    const asked = /^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1];
    if (asked === undefined) {
      response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
      return;
    }
    const from = Number(asked);
    const piece = body.subarray(from, from + MEBIBYTE);
    response.writeHead(206, {
      'content-type': 'video/mp4',
      'content-range': `bytes ${from}-${from + piece.length - 1}/${body.length}`,
    });
    response.end(piece);
  };
}

const moving = somePicture();
const ranged = someVideo(5 * MEBIBYTE);

function videoPage(name: string, answer: Answer, expected: Expected): HardPage {
  return {
    name,
    html: '<video data-target preload="none" src="film.mp4" width="200"></video>',
    answers: { 'film.mp4': answer },
    cases: [{ source: 'video', expected }],
  };
}

function droppedPage(name: string, options: { ranges?: boolean }): HardPage {
  const body = someVideo(20 * MEBIBYTE);
  const video = new StreamedVideo({ body, tellsLength: true, breaksAfter: 10 * MEBIBYTE, ...options });
  return {
    ...videoPage(name, video.answer, { uploaded: body }),
    // Every visitor's first download breaks off.
    onVisit: () => {
      video.asked.length = 0;
    },
  };
}

/** A video of 3 GB that is zeros but for its beginning: more than any memory of a browser's is to take. */
const LONG_VIDEO: LongBody = {
  bytes: 3072 * MEBIBYTE,
  *pieces() {
    const zeros = Buffer.alloc(MEBIBYTE);
    const first = someVideo(MEBIBYTE).subarray(0, 12);
    yield Buffer.concat([first, zeros.subarray(first.length)]);
    for (let piece = 1; piece < 3072; piece++) yield zeros;
  },
};

const longVideo: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': LONG_VIDEO.bytes });
  // A browser that goes away is no failure of the site's.
  pipeline(Readable.from(LONG_VIDEO.pieces()), response).catch(() => {});
};

/** Pages whose files come in ways that are not simple. */
export const TRANSFER_PAGES: readonly HardPage[] = [
  {
    name: 'redirects across hosts',
    html: pageOfImage('first.png'),
    answers: {
      'first.png': redirectElsewhere('second.png'),
      'second.png': redirect('third.png'),
      'third.png': bytes('image/png', moving),
    },
    cases: [{ source: 'image', expected: { uploaded: moving, name: 'third.png' } }],
  },
  imagePage('no length, ended by the connection', untilClosed),
  imagePage('chunked', inPieces(3, 0, {})),
  imagePage('slow drip', inPieces(20, 100, {})),
  imagePage('gzip', (picture) => bytes('image/png', gzipSync(picture), { 'content-encoding': 'gzip' })),
  videoPage('206 only, a mebibyte at a time', rangesOnly(ranged), { uploaded: ranged }),
  videoPage('sparse video of 3 GB', longVideo, { uploaded: LONG_VIDEO }),
  droppedPage('drop in mid-transfer, can be resumed', { ranges: true }),
  droppedPage('drop in mid-transfer, begins anew', {}),
  imagePage('drop in mid-transfer, every time', () => brokenOff('image/png'), {
    refused: 'source_truncated',
    words: /broke off/,
  }),
];
